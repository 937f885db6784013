import { randomUUID } from 'node:crypto';
import { and, count, eq } from 'drizzle-orm';
import { orderItems, orders } from '@/db/schema/orders';
import { problemReports } from '@/db/schema/service';
import { AppError } from '@/lib/domain/core/errors';
import {
  MAX_PHOTO_BYTES,
  MAX_PROBLEM_PHOTOS,
  MAX_PROBLEMS_PER_ORDER,
  PROBLEM_LABEL,
  type ProblemKind,
} from '@/lib/domain/order/problem';
import type { Ctx } from '@/lib/engine/ctx';
import { inTransaction } from '@/lib/engine/in-transaction';
import { raiseAlert } from '@/lib/engine/raise-alert';
import { recordEvent } from '@/lib/engine/record-event';
import { cleanImage } from '@/lib/platform/image';
import { readableOrder } from '../reading/order-view';

const MAX_PIXELS = 50_000_000;
const MAX_EDGE_PX = 2000;

/**
 * Takes what a shopper says is wrong and puts it in front of a person. Photos are decoded and stored anew before
 * anything is written down. Throws AppError not_found, conflict, invalid_input, too_large.
 */
export async function reportProblem(
  ctx: Ctx,
  input: { orderId: string; kind: ProblemKind; text: string; orderItemId?: string | undefined; photos: Uint8Array[] },
): Promise<{ reportId: string; photos: number }> {
  const order = await readableOrder(ctx, { orderId: input.orderId });
  if (order.paidAt === null) throw new AppError('conflict', 'This order is not paid yet.', { reason: 'not_paid' });
  if (input.photos.length > MAX_PROBLEM_PHOTOS)
    throw new AppError('invalid_input', `At most ${MAX_PROBLEM_PHOTOS} photos.`, { reason: 'too_many_photos' });
  await refuseForeignItem(ctx, order.id, input.orderItemId);
  const id = randomUUID();
  const photos = await storePhotos(ctx, `problems/${order.id}/${id}`, input.photos);
  try {
    await inTransaction(ctx, async (ctx) => {
      await ctx.db.select({ id: orders.id }).from(orders).where(eq(orders.id, order.id)).for('update');
      const [made] = await ctx.db
        .select({ reports: count() })
        .from(problemReports)
        .where(eq(problemReports.orderId, order.id));
      if ((made?.reports ?? 0) >= MAX_PROBLEMS_PER_ORDER) {
        throw new AppError('conflict', 'We have several reports for this order already and will answer by mail.', {
          reason: 'enough_reports',
        });
      }
      await ctx.db.insert(problemReports).values({
        id,
        orderId: order.id,
        orderItemId: input.orderItemId ?? null,
        kind: input.kind,
        textSealed: ctx.vault.seal(problemReports.textSealed, id, input.text),
        photos,
        createdAt: ctx.clock.now(),
      });
      await recordEvent(ctx, {
        orderId: order.id,
        kind: 'problem.reported',
        onceKey: id,
        source: 'customer',
        data: { problem: input.kind },
      });
      await raiseAlert(ctx, {
        kind: 'problem_report',
        key: id,
        message: `${order.orderNumber}: ${PROBLEM_LABEL[input.kind]}${photos.length > 0 ? ' (with photos)' : ''}.`,
        orderId: order.id,
      });
    });
  } catch (error) {
    for (const { key } of photos) await ctx.storage.delete(key);
    throw error;
  }
  return { reportId: id, photos: photos.length };
}

async function refuseForeignItem(ctx: Ctx, orderId: string, itemId: string | undefined): Promise<void> {
  if (itemId === undefined) return;
  const [item] = await ctx.db
    .select({ id: orderItems.id })
    .from(orderItems)
    .where(and(eq(orderItems.id, itemId), eq(orderItems.orderId, orderId)));
  if (!item) throw new AppError('invalid_input', 'That item is not in this order.');
}

/** Decodes all before it stores one, so that a bad picture leaves nothing behind. */
async function storePhotos(ctx: Ctx, folder: string, photos: readonly Uint8Array[]) {
  const clean = [];
  for (const bytes of photos) {
    clean.push(
      await cleanImage(bytes, {
        maxBytes: MAX_PHOTO_BYTES,
        maxPixels: MAX_PIXELS,
        maxEdgePx: MAX_EDGE_PX,
        as: 'jpeg',
        tooLarge: 'photo_too_large',
      }),
    );
  }
  const stored: { key: string; contentType: string }[] = [];
  for (const [place, { body, contentType }] of clean.entries()) {
    const key = `${folder}/${place}.jpg`;
    await ctx.storage.put(key, body, { contentType });
    stored.push({ key, contentType });
  }
  return stored;
}
