import { toDecimal } from '../money/money';
import type { DifferenceOutcome } from './outcomes';
import type { PodOrder, PodShipment } from './pod';
import { FULFILLMENT, FULFILLMENTS, type FulfillmentStatus, isOneOf, mayMove, PACKAGE } from './states';

/** One thing in which our copy and the provider's order differ, and what a resync would make of it. */
export type Difference = {
  field: string;
  ours: string | null;
  theirs: string | null;
  outcome: DifferenceOutcome;
  /** Why it is kept. */
  why: string | null;
};

export type OurPart = {
  status: FulfillmentStatus;
  onHold: boolean;
  reason: string | null;
  providerStatus: string | null;
  podOrderId: string | null;
  costMinor: number | null;
  costCurrency: string | null;
  shipments: readonly Pick<
    PodShipment,
    'providerShipmentId' | 'status' | 'carrier' | 'trackingNumber' | 'trackingUrl'
  >[];
};

/** Empty when a resync would change nothing. In the words and by the rules of `apply-pod-order`. */
export function differencesOf(ours: OurPart, theirs: PodOrder): Difference[] {
  const stopped = isOneOf(ours.status, FULFILLMENTS.stopped);
  return [
    ...statusDifference(ours, theirs),
    ...taken('Their word', ours.providerStatus, theirs.providerStatus),
    ...(stopped ? [] : taken('On hold', yesNo(ours.onHold), yesNo(theirs.onHold))),
    ...(theirs.onHold && !stopped ? taken('Reason', ours.reason, theirs.reason) : []),
    ...(theirs.costMinor === null ? [] : taken('Cost', costOf(ours), costOf(theirs))),
    ...(ours.podOrderId === null ? taken('Their order', null, theirs.podOrderId) : []),
    ...theirs.shipments.flatMap((box) => packageDifferences(ours, box)),
    ...ours.shipments.flatMap((box) => vanished(theirs, box.providerShipmentId, box.trackingNumber)),
  ];
}

function statusDifference(ours: OurPart, theirs: PodOrder): Difference[] {
  if (theirs.status === null) {
    return [kept('Status', ours.status, theirs.providerStatus, 'This word is not known to us.')];
  }
  // Their "pending" says the same as our "confirmed" once they took the order on, and a hold is a flag of its own.
  const sameThing =
    theirs.status === ours.status || (theirs.status === 'pending' && (theirs.confirmed || theirs.onHold));
  if (sameThing) return [];
  if (mayMove(FULFILLMENT, ours.status, theirs.status)) return taken('Status', ours.status, theirs.status);
  return [kept('Status', ours.status, theirs.status, 'An order never goes back.')];
}

function packageDifferences(ours: OurPart, box: PodShipment): Difference[] {
  const name = `Package ${box.trackingNumber ?? box.providerShipmentId}`;
  const before = ours.shipments.find(({ providerShipmentId }) => providerShipmentId === box.providerShipmentId);
  if (!before) return taken(name, null, [box.status, box.carrier].filter(Boolean).join(', '));
  const climbs = mayMove(PACKAGE, before.status, box.status);
  return [
    ...(box.status === before.status || climbs
      ? taken(`${name}: status`, before.status, box.status)
      : [kept(`${name}: status`, before.status, box.status, 'A package never goes back.')]),
    ...(box.carrier === null ? [] : taken(`${name}: carrier`, before.carrier, box.carrier)),
    ...(box.trackingNumber === null ? [] : taken(`${name}: number`, before.trackingNumber, box.trackingNumber)),
    ...(box.trackingUrl === null ? [] : taken(`${name}: link`, before.trackingUrl, box.trackingUrl)),
  ];
}

function vanished(theirs: PodOrder, id: string, trackingNumber: string | null): Difference[] {
  if (!theirs.complete || theirs.shipments.some(({ providerShipmentId }) => providerShipmentId === id)) return [];
  return [kept(`Package ${trackingNumber ?? id}`, 'known', null, 'What is known of a package is never forgotten.')];
}

function taken(field: string, ours: string | null, theirs: string | null): Difference[] {
  return ours === theirs ? [] : [{ field, ours, theirs, outcome: 'taken_over', why: null }];
}

function kept(field: string, ours: string | null, theirs: string | null, why: string): Difference {
  return { field, ours, theirs, outcome: 'kept', why };
}

const yesNo = (value: boolean) => (value ? 'yes' : 'no');

function costOf({ costMinor, costCurrency }: Pick<OurPart, 'costMinor' | 'costCurrency'>): string | null {
  return costMinor === null || costCurrency === null ? null : `${toDecimal(costMinor, costCurrency)} ${costCurrency}`;
}
