import { eq } from 'drizzle-orm';
import { fulfillments } from '@/db/schema/orders';
import { AppError, ProviderError } from '@/lib/domain/core/errors';
import { requireMay } from '@/lib/domain/order/policy';
import { type Ctx, podOf } from '@/lib/engine/ctx';
import { inTransaction } from '@/lib/engine/in-transaction';
import { recordAudit } from '@/lib/engine/record-audit';
import type { DeskNews } from '@/lib/integrations/pod/desk-news';
import { readableOrder } from '../reading/order-view';
import { newestGenerations } from '../status/newest-generations';
import { syncFulfillment } from './sync-fulfillment';

/**
 * What a print shop that tells nothing by itself said to staff: it goes into the adapter's book, and from there the way
 * of every look. Throws AppError forbidden, not_found, conflict.
 */
export async function enterNews(
  ctx: Ctx,
  {
    orderNumber,
    provider,
    replacement = 0,
    news,
  }: {
    orderNumber: string;
    provider: string;
    /** Which one of what is sent again; 0: what was bought. */
    replacement?: number | undefined;
    news: DeskNews;
  },
): Promise<{ changed: boolean }> {
  requireMay(ctx.actor, 'orders.enter_news');
  const order = await readableOrder(ctx, { orderNumber });
  const all = await ctx.db.select().from(fulfillments).where(eq(fulfillments.orderId, order.id));
  const part = newestGenerations(all).find((each) => each.provider === provider && each.replacement === replacement);
  const desk = ctx.pods.has(provider) ? podOf(ctx, provider, 'refresh').desk : null;
  if (!part?.podOrderId || desk === null)
    throw new AppError('not_found', `Nothing of it is to be entered of ${provider}.`);
  try {
    await desk.enter(part.podOrderId, news);
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    throw new AppError('conflict', error.message, { cause: error });
  }
  await inTransaction(ctx, (ctx) =>
    recordAudit(ctx, {
      action: 'orders.enter_news',
      subject: order.orderNumber,
      data: { provider, before: part.status, after: news.status },
    }),
  );
  const { changed } = await syncFulfillment(ctx, { fulfillmentId: part.id, source: 'staff', lane: 'refresh' });
  return { changed };
}
