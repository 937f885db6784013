import { and, asc, eq, inArray, isNull, lt, or } from 'drizzle-orm';
import { providerHealth } from '@/db/schema/operations';
import { type FulfillmentRow, fulfillments } from '@/db/schema/orders';
import { ProviderError } from '@/lib/domain/errors';
import type { PodProvider } from '@/lib/integrations/pod/provider';
import type { Ctx } from '../context';
import { syncFulfillment } from '../fulfillment/sync-fulfillment';
import type { SyncReport } from './run-pod-sync';

const STALE_MS = 4 * 3_600_000;
const MAX_LIST_PAGES = 20;
const MAX_SINGLE_LOOKS = 200;

/** List pages first, for they tell about many orders at once; then single looks at what was not seen and is stale. */
export async function healProvider(ctx: Ctx, pod: PodProvider, report: SyncReport): Promise<void> {
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
  if (open.length === 0) return;
  try {
    const left = await healFromLists(ctx, pod, open, report);
    await healOneByOne(ctx, left, report);
    await mark(ctx, pod.id, null);
  } catch (error) {
    if (error instanceof ProviderError) await mark(ctx, pod.id, error.message);
    throw error;
  }
}

async function healFromLists(
  ctx: Ctx,
  pod: PodProvider,
  open: FulfillmentRow[],
  report: SyncReport,
): Promise<FulfillmentRow[]> {
  const byExternal = new Map(open.map((part) => [part.externalId, part]));
  const byPodId = new Map(open.flatMap((part) => (part.podOrderId ? [[part.podOrderId, part] as const] : [])));
  const left = new Map(open.map((part) => [part.id, part]));
  let cursor: string | null = null;
  for (let page = 0; page < MAX_LIST_PAGES && left.size > 0; page += 1) {
    const seenAt = ctx.clock.now();
    const answer = await pod.listOrders(cursor);
    report.requests += 1;
    for (const seen of answer.orders) {
      const part = byPodId.get(seen.podOrderId) ?? (seen.externalId ? byExternal.get(seen.externalId) : undefined);
      if (!part) continue;
      report.scanned += 1;
      const { changed } = await syncFulfillment(ctx, {
        fulfillmentId: part.id,
        source: 'sync',
        lane: 'sync',
        seen: { pod: seen, seenAt },
      });
      if (changed) report.changed += 1;
      // A list without delivery details leaves shipped orders for a closer look, and so does one that shows an order
      // we confirmed as waiting: only a single look tells why.
      const tellsAll = seen.complete || seen.status !== 'shipped';
      if (tellsAll && !(part.confirmedAt && seen.status === 'pending')) left.delete(part.id);
    }
    cursor = answer.nextCursor;
    if (cursor === null) break;
  }
  return [...left.values()];
}

async function healOneByOne(ctx: Ctx, parts: FulfillmentRow[], report: SyncReport): Promise<void> {
  const before = new Date(ctx.clock.now().getTime() - STALE_MS);
  if (parts.length === 0) return;
  const stale = await ctx.db
    .select({ id: fulfillments.id })
    .from(fulfillments)
    .where(
      and(
        inArray(
          fulfillments.id,
          parts.map(({ id }) => id),
        ),
        or(
          isNull(fulfillments.lastSyncedAt),
          lt(fulfillments.lastSyncedAt, before),
          eq(fulfillments.status, 'shipped'),
        ),
      ),
    )
    .limit(MAX_SINGLE_LOOKS);
  for (const { id } of stale) {
    report.scanned += 1;
    report.requests += 2;
    const { changed } = await syncFulfillment(ctx, { fulfillmentId: id, source: 'sync', lane: 'sync' });
    if (changed) report.changed += 1;
  }
}

async function mark(ctx: Ctx, provider: string, error: string | null): Promise<void> {
  const now = ctx.clock.now();
  const values = error === null ? { lastOkAt: now } : { lastErrorAt: now, lastError: error };
  await ctx.db
    .insert(providerHealth)
    .values({ provider, ...values })
    .onConflictDoUpdate({ target: providerHealth.provider, set: values });
}
