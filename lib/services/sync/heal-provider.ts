import { and, asc, eq, inArray, isNull, or, type SQL, sql } from 'drizzle-orm';
import { providerHealth } from '@/db/schema/operations';
import { type FulfillmentRow, fulfillments } from '@/db/schema/orders';
import { ProviderError } from '@/lib/domain/errors';
import type { PodOrder } from '@/lib/domain/pod';
import type { PodProvider } from '@/lib/integrations/pod/provider';
import type { Ctx } from '../context';
import { syncFulfillment } from '../fulfillment/sync-fulfillment';
import type { SyncReport } from './run-pod-sync';

const STALE_HOURS = 4;
const LONGEST_HOURS = 24;
const MAX_SINGLE_LOOKS = 200;

/**
 * List pages first, for one tells about many orders; then single looks at what was not seen and is stale. With N open
 * orders at most 1 + N / page size list requests are spent. Answers all orders it saw, for comparing books.
 */
export async function healProvider(ctx: Ctx, pod: PodProvider, report: SyncReport): Promise<PodOrder[]> {
  const open = await ctx.db
    .select()
    .from(fulfillments)
    .where(
      and(
        eq(fulfillments.provider, pod.id),
        inArray(fulfillments.status, ['pending', 'confirmed', 'in_production', 'shipped', 'failed']),
      ),
    )
    .orderBy(asc(fulfillments.lastSyncedAt));
  try {
    const seen = await readLists(ctx, pod, open.length, report);
    const { left, urgent } = await healFromLists(ctx, open, seen, report);
    await healOneByOne(ctx, left, urgent, report);
    await mark(ctx, pod.id, null);
    return seen.map(({ order }) => order);
  } catch (error) {
    if (error instanceof ProviderError) await mark(ctx, pod.id, error.message);
    throw error;
  }
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
  const left = new Set(open.map(({ id }) => id));
  const urgent: string[] = [];
  for (const { order, seenAt } of seen) {
    const part = byPodId.get(order.podOrderId) ?? (order.externalId ? byExternal.get(order.externalId) : undefined);
    if (!part) continue;
    report.scanned += 1;
    const look = { fulfillmentId: part.id, source: 'sync' as const, seen: { pod: order, seenAt } };
    const { changed } = await syncFulfillment(ctx, look);
    if (changed) report.changed += 1;
    // A list without delivery details hints at parcels, and one that shows what we confirmed as waiting hints at
    // trouble: only a single look tells.
    const parcels = !order.complete && order.status === 'shipped';
    const trouble = part.confirmedAt !== null && order.status === 'pending';
    if (!parcels && !trouble) left.delete(part.id);
    else if (trouble || part.status !== 'shipped') urgent.push(part.id);
  }
  return { left: [...left], urgent };
}

async function healOneByOne(ctx: Ctx, left: string[], urgent: string[], report: SyncReport): Promise<void> {
  if (left.length === 0) return;
  const stale = await ctx.db
    .select({ id: fulfillments.id })
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
  for (const { id } of stale) {
    report.scanned += 1;
    report.requests += 1;
    const { changed } = await syncFulfillment(ctx, { fulfillmentId: id, source: 'sync' });
    if (changed) report.changed += 1;
  }
}

/** Four hours; for what has shipped a sixth of the time since, up to a day: parcels take their time. */
function isStale(ctx: Ctx): SQL {
  const now = sql`${ctx.clock.now().toISOString()}::timestamptz`;
  const hours = (count: number) => sql`make_interval(hours => ${count})`;
  return sql`${fulfillments.lastSyncedAt} < ${now} - case when ${fulfillments.status} = 'shipped'
    then least(greatest((${now} - ${fulfillments.updatedAt}) / 6, ${hours(STALE_HOURS)}), ${hours(LONGEST_HOURS)})
    else ${hours(STALE_HOURS)} end`;
}

async function mark(ctx: Ctx, provider: string, error: string | null): Promise<void> {
  const now = ctx.clock.now();
  const values = error === null ? { lastOkAt: now } : { lastErrorAt: now, lastError: error };
  await ctx.db
    .insert(providerHealth)
    .values({ provider, ...values })
    .onConflictDoUpdate({ target: providerHealth.provider, set: values });
}
