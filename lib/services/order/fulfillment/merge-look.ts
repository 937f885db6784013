import type { FulfillmentRow } from '@/db/schema/orders';
import type { ShipmentRow } from '@/db/schema/shipments';
import type { PodOrder, PodShipment, Trouble } from '@/lib/domain/order/pod';
import { FULFILLMENTS, isOneOf, mayMove, PACKAGE, PACKAGE_RANK, PACKAGES } from '@/lib/domain/order/states';

/** What only an event said: which SKUs lie in which parcel, which parcel came back, what stands still, and why. */
export type ShipmentHint = {
  trackingNumber?: string;
  skus?: string[];
  returnedShipmentId?: string;
  reason?: string | null;
  trouble?: Trouble | null;
};

/** Whether an event said anything beside "look". */
export function isTelling(hint: ShipmentHint | undefined): boolean {
  return Object.values(hint ?? {}).some((said) => said !== null && said !== undefined);
}

/** A look at a provider's order, which began at `seenAt`. */
export type Seen = {
  pod: PodOrder;
  seenAt: Date;
  hint?: ShipmentHint;
  /** Why it ended, where only a message said so. */
  ended: string | null;
  /** It began before the part was known to stand still, and so may not have asked for that. */
  unaware?: boolean;
};

/** Hold flag, what stands still, the provider's own word, its cost: whatever may go both ways, as a look leaves it. */
export function flagsOf(before: FulfillmentRow, look: Seen) {
  const { pod, seenAt } = look;
  const stopped = isOneOf(before.status, FULFILLMENTS.stopped);
  const now = stopped ? { trouble: null, reason: before.reason ?? look.ended } : standsStill(before, look);
  return {
    onHold: !stopped && pod.onHold,
    ...now,
    troubleSince: now.trouble === null ? null : (before.troubleSince ?? seenAt),
    providerStatus: pod.providerStatus,
    costMinor: pod.costMinor ?? before.costMinor,
    costCurrency: pod.costCurrency ?? before.costCurrency,
    podOrderId: before.podOrderId ?? pod.podOrderId,
    confirmedAt: before.confirmedAt ?? (pod.confirmed ? seenAt : null),
    presumedAt: pod.status === 'delivered' ? null : before.presumedAt,
  };
}

/** A message refines what a look tells ("on hold"), and gives its reason; without a look it says nothing. */
function standsStill(
  before: FulfillmentRow,
  { pod, hint, unaware }: Seen,
): { trouble: Trouble | null; reason: string | null } {
  const known = { trouble: before.trouble, reason: before.trouble === null ? null : before.reason };
  // A list does not tell of parcels that wait.
  if (pod.trouble === null)
    return (pod.complete && !unaware) || before.onHold ? { trouble: null, reason: null } : known;
  const said = hint?.trouble ?? null;
  return {
    trouble: pod.trouble === 'held' ? (said ?? known.trouble ?? 'held') : pod.trouble,
    reason: pod.reason ?? (said ? hint?.reason : null) ?? known.reason,
  };
}

/** A package as a look at it leaves it. What nobody dated happened `now`, and nothing happened later than that. */
export function mergedPackage(seen: PodShipment, before: ShipmentRow | undefined, now: Date) {
  const climbs = !before || mayMove(PACKAGE, before.status, seen.status);
  const past = (at: Date | null) => (at !== null && at <= now ? at : null);
  const renumbered = seen.trackingNumber !== null && seen.trackingNumber !== before?.trackingNumber;
  return {
    status: climbs ? seen.status : before.status,
    rank: climbs ? PACKAGE_RANK[seen.status] : before.rank,
    carrier: seen.carrier ?? before?.carrier ?? null,
    service: seen.service ?? before?.service ?? null,
    trackingNumber: seen.trackingNumber ?? before?.trackingNumber ?? null,
    trackingUrl: seen.trackingUrl ?? (renumbered ? null : (before?.trackingUrl ?? null)),
    shippedAt: past(seen.shippedAt) ?? before?.shippedAt ?? (isOneOf(seen.status, PACKAGES.shipped) ? now : null),
    deliveredAt: past(seen.deliveredAt) ?? before?.deliveredAt ?? (seen.status === 'delivered' ? now : null),
    estimatedFrom: seen.estimatedFrom ?? before?.estimatedFrom ?? null,
    estimatedTo: seen.estimatedTo ?? before?.estimatedTo ?? null,
    reshipment: seen.reshipment,
  };
}
