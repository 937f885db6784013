import type { OrderEventRow } from '@/db/schema/order-events';
import type { FulfillmentRow, OrderItemRow } from '@/db/schema/orders';
import type { ShipmentRow } from '@/db/schema/shipments';
import { carrierName, trackingLink } from '@/lib/domain/address/carriers';
import { designView } from '@/lib/domain/catalogue/design';
import { type EventKind, isForShopper } from '@/lib/domain/order/timeline';
import type { Ctx } from '@/lib/engine/ctx';
import { wordsIn } from '@/lib/platform/words';
import { byAge } from '../status/packages-of';

const day = (date: Date | null) => date?.toISOString().slice(0, 10) ?? null;

/** What happened to a part before it lay in a package, as far as it is worth telling beside the package. */
const OF_PART: readonly EventKind[] = ['fulfillment.confirmed', 'fulfillment.in_production'];

type Boxed = ShipmentRow & { contents: { orderItemId: string; quantity: number }[] };
export type Packed = {
  parts: readonly (FulfillmentRow & { packages: Boxed[] })[];
  items: readonly OrderItemRow[];
  events: readonly OrderEventRow[];
};

/** The packages of an order as the tracking page shows them, oldest first, each with its contents and its own story. */
export function packageViews(ctx: Ctx, { parts, items, events }: Packed) {
  const rows = parts.flatMap(({ packages }) => packages).sort(byAge);
  return rows.map((row) => ({
    id: row.id,
    provider: parts.find(({ id }) => id === row.fulfillmentId)?.provider ?? '',
    status: row.status,
    carrier: row.carrier && carrierName(row.carrier),
    trackingNumber: row.trackingNumber,
    trackingUrl: httpsOnly(row.trackingUrl) ?? trackingLink(row.carrier, row.trackingNumber),
    shippedAt: row.shippedAt,
    deliveredAt: row.deliveredAt,
    estimatedFrom: day(row.estimatedFrom),
    estimatedTo: day(row.estimatedTo),
    reshipment: row.reshipment,
    returnChoice: row.returnChoice,
    events: storyOf(ctx, row, events),
    items: contentsOf(row.contents, items),
  }));
}

/** The mappers let nothing else in; this is the last door before a browser. */
function httpsOnly(url: string | null): string | null {
  return url?.startsWith('https://') ? url : null;
}

/** Package events carry the package's id as what makes them happen once. */
function storyOf(ctx: Ctx, row: ShipmentRow, events: readonly OrderEventRow[]) {
  const t = wordsIn(ctx.locale, 'timeline');
  return events
    .filter(
      (event) =>
        (event.kind.startsWith('package.') && event.onceKey === row.id) ||
        (!row.reshipment && event.fulfillmentId === row.fulfillmentId && OF_PART.includes(event.kind)),
    )
    .flatMap(({ kind, occurredAt }) =>
      isForShopper(kind) ? [{ timestamp: occurredAt, title: t(`${kind}.title`) }] : [],
    );
}

/** Null while the provider has not said what is inside. */
function contentsOf(inside: readonly { orderItemId: string; quantity: number }[], items: readonly OrderItemRow[]) {
  if (inside.length === 0) return null;
  return inside.flatMap(({ orderItemId, quantity }) => {
    const item = items.find(({ id }) => id === orderItemId);
    if (!item) return [];
    const { id, title, variantName, picture } = item;
    return [{ itemId: id, title, variantName, picture, quantity, design: designView(item.design) }];
  });
}
