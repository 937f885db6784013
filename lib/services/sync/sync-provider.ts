import { and, asc, eq, gt, inArray, isNull, lt, or, type SQL, sql } from 'drizzle-orm';
import { oneOf } from '@/db/one-of';
import { type FulfillmentRow, fulfillments } from '@/db/schema/orders';
import { batches } from '@/lib/domain/core/batches';
import type { PodOrder } from '@/lib/domain/order/pod';
import { FULFILLMENTS, isOneOf } from '@/lib/domain/order/states';
import type { Ctx } from '@/lib/engine/ctx';
import type { PodProvider } from '@/lib/integrations/pod/provider';
import { passKnown } from '@/lib/services/order/fulfillment/pass-known';
import { syncFulfillment } from '@/lib/services/order/fulfillment/sync-fulfillment';
import { checkSides } from './invariants/check-invariants';
import type { Violation } from './invariants/violation';
import { outsideOf, settledBefore } from './seen-orders';
import type { SyncReport } from './sync-report';

const STALE_HOURS = 4;
const LONGEST_HOURS = 24;
const MAX_SINGLE_LOOKS = 200;
/** What has arrived or come back may be sent again, mostly within weeks: looked at now and then. */
const SETTLED_DAYS = 45;
const SETTLED_LOOK_DAYS = 3;
const MAX_SETTLED_LOOKS = 50;
/** What lists told is compared with so many rows at once. */
const LOOKS_AT_ONCE = 500;

/**
 * List pages first, for one tells about many orders; then single looks at what was not seen and is stale. With N open
 * orders at most 1 + N / page size list requests are spent. Answers all orders it saw, for comparing books, and what was
 * wrong with them before it was healed.
 */
export async function syncProvider(
  ctx: Ctx,
  pod: PodProvider,
  report: SyncReport,
): Promise<{ orders: PodOrder[]; found: Violation[] }> {
  const open = await ctx.db
    .select()
    .from(fulfillments)
    .where(and(eq(fulfillments.provider, pod.id), oneOf(fulfillments.status, FULFILLMENTS.open)))
    .orderBy(asc(fulfillments.lastSyncedAt));
  const seen = await readLists(ctx, pod, open.length, report);
  const orders = seen.map(({ order }) => order);
  const outside = outsideOf([{ provider: pod.id, orders }]);
  const found = await checkSides(ctx, outside, settledBefore(ctx.clock.now()));
  const listed = await settledAmong(ctx, pod, orders);
  const { left, urgent } = await healFromLists(ctx, [...open, ...listed], seen, report);
  const lost = [
    ...(await healOneByOne(ctx, await staleAmong(ctx, left, urgent), report)),
    ...(await healOneByOne(ctx, await settledParts(ctx, pod), report)),
  ];
  return { orders, found: [...found, ...lost] };
}

type Seen = { order: PodOrder; seenAt: Date };

async function readLists(ctx: Ctx, pod: PodProvider, open: number, report: SyncReport): Promise<Seen[]> {
  const pages = 1 + Math.floor(open / pod.ordersPerPage);
  const seen: Seen[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < pages; page += 1) {
    const seenAt = ctx.clock.now();
    const answer = await pod.listOrders(cursor);
    report.requests += 1;
    seen.push(...answer.orders.map((order) => ({ order, seenAt })));
    cursor = answer.nextCursor;
    if (cursor === null) break;
  }
  return seen;
}

/** `left`: open parts that no list told all about. `urgent`: those of them about which a list has hinted news. */
async function healFromLists(
  ctx: Ctx,
  open: FulfillmentRow[],
  seen: Seen[],
  report: SyncReport,
): Promise<{ left: string[]; urgent: string[] }> {
  const byExternal = new Map(open.map((part) => [part.externalId, part]));
  const byPodId = new Map(open.flatMap((part) => (part.podOrderId ? [[part.podOrderId, part] as const] : [])));
  const left = new Set(open.filter(({ status }) => !isOneOf(status, FULFILLMENTS.settled)).map(({ id }) => id));
  const urgent: string[] = [];
  const matched = seen.flatMap(({ order, seenAt }) => {
    const part = byPodId.get(order.podOrderId) ?? (order.externalId ? byExternal.get(order.externalId) : undefined);
    return part ? [{ part, order, seenAt }] : [];
  });
  report.scanned += matched.length;
  // A list without delivery details tells nothing new of what has shipped, and must not pass for a look at it.
  const telling = matched.filter(
    ({ part, order }) => order.complete || order.status !== 'shipped' || !isOneOf(part.status, FULFILLMENTS.shipped),
  );
  // A list that grows while it is read shows an order twice: the later look counts.
  const newest = [...new Map(telling.map((look) => [look.part.id, look])).values()];
  for (const looks of batches(newest, LOOKS_AT_ONCE)) {
    const known = await passKnown(
      ctx,
      looks.map(({ part, order, seenAt }) => ({ fulfillmentId: part.id, pod: order, seenAt })),
    );
    for (const { part, order, seenAt } of looks) {
      if (!known.has(part.id)) {
        const look = { fulfillmentId: part.id, source: 'sync' as const, lane: 'sync' as const };
        const { changed } = await syncFulfillment(ctx, { ...look, seen: { pod: order, seenAt } });
        if (changed) report.changed += 1;
      }
      // A list without delivery details hints at parcels, and one that shows what we confirmed as waiting hints at
      // trouble: only a single look tells.
      const parcels = !order.complete && order.status === 'shipped';
      const trouble = part.confirmedAt !== null && order.status === 'pending' && !order.confirmed;
      if (!parcels && !trouble) left.delete(part.id);
      else if (left.has(part.id)) urgent.push(part.id);
    }
  }
  return { left: [...left], urgent };
}

/** Settled parts that a list told of: it may tell of another package. */
async function settledAmong(ctx: Ctx, pod: PodProvider, listed: readonly PodOrder[]): Promise<FulfillmentRow[]> {
  const ids = listed.map(({ podOrderId }) => podOrderId);
  return ctx.db
    .select()
    .from(fulfillments)
    .where(
      and(
        eq(fulfillments.provider, pod.id),
        oneOf(fulfillments.status, FULFILLMENTS.settled),
        sql`${fulfillments.podOrderId} = any(${sql.param(ids)})`,
      ),
    );
}

/** Settled parts that nobody has looked at for days, the longest unseen first. */
function settledParts(ctx: Ctx, pod: PodProvider): Promise<FulfillmentRow[]> {
  const before = (days: number) => new Date(ctx.clock.now().getTime() - days * 86_400_000);
  return ctx.db
    .select()
    .from(fulfillments)
    .where(
      and(
        eq(fulfillments.provider, pod.id),
        oneOf(fulfillments.status, FULFILLMENTS.settled),
        isNull(fulfillments.presumedAt),
        gt(fulfillments.updatedAt, before(SETTLED_DAYS)),
        // Its last change was seen in a look: here the index ends, or it would be read back to the shop's first day.
        gt(fulfillments.lastSyncedAt, before(SETTLED_DAYS + 1)),
        lt(fulfillments.lastSyncedAt, before(SETTLED_LOOK_DAYS)),
      ),
    )
    .orderBy(asc(fulfillments.lastSyncedAt))
    .limit(MAX_SETTLED_LOOKS);
}

async function staleAmong(ctx: Ctx, left: string[], urgent: string[]): Promise<FulfillmentRow[]> {
  if (left.length === 0) return [];
  return ctx.db
    .select()
    .from(fulfillments)
    .where(
      and(
        inArray(fulfillments.id, left),
        or(
          isNull(fulfillments.lastSyncedAt),
          isStale(ctx),
          urgent.length > 0 ? inArray(fulfillments.id, urgent) : undefined,
        ),
      ),
    )
    .orderBy(asc(fulfillments.lastSyncedAt))
    .limit(MAX_SINGLE_LOOKS);
}

/** Answers what the provider no longer knows. */
async function healOneByOne(ctx: Ctx, parts: FulfillmentRow[], report: SyncReport): Promise<Violation[]> {
  const lost: Violation[] = [];
  for (const part of parts) {
    report.scanned += 1;
    report.requests += 1;
    const { changed, missing } = await syncFulfillment(ctx, { fulfillmentId: part.id, source: 'sync', lane: 'sync' });
    if (changed) report.changed += 1;
    if (missing) lost.push(lostOrder(part));
  }
  return lost;
}

function lostOrder({ id, orderId, externalId, provider, podOrderId }: FulfillmentRow): Violation {
  const detail = `order ${podOrderId} is not at ${provider}`;
  return { kind: 'provider_order_missing', subject: externalId, detail, orderId, fulfillmentId: id };
}

/** Four hours; for what has shipped a sixth of the time since, up to a day: parcels take their time. */
function isStale(ctx: Ctx): SQL {
  const now = sql`${ctx.clock.now().toISOString()}::timestamptz`;
  const hours = (count: number) => sql`make_interval(hours => ${count})`;
  return sql`${fulfillments.lastSyncedAt} < ${now} - case when ${fulfillments.status} = 'shipped'
    then least(greatest((${now} - ${fulfillments.updatedAt}) / 6, ${hours(STALE_HOURS)}), ${hours(LONGEST_HOURS)})
    else ${hours(STALE_HOURS)} end`;
}
