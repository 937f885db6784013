import { and, eq, sql } from 'drizzle-orm';
import { oneOf } from '@/db/one-of';
import { variants } from '@/db/schema/catalogue';
import { type MockupRow, mockups } from '@/db/schema/designs';
import { shelf } from '@/db/schema/shelf';
import type { PlacedDesign } from '@/lib/domain/catalogue/design';
import { AppError } from '@/lib/domain/core/errors';
import { MOCKUP, mayBecome } from '@/lib/domain/order/states';
import type { Ctx } from '@/lib/engine/ctx';
import { inTransaction } from '@/lib/engine/in-transaction';
import { enqueueEffect } from '@/lib/engine/work/enqueue-effect';
import { sha256 } from '@/lib/platform/crypto';
import { designFilesOf, placeDesign } from './use-design';

/**
 * Asks for the print shop's own picture of a design on a variant. The same question is asked there once: whoever asks
 * again gets the same mockup, and one that failed is tried anew. Throws AppError not_found, invalid_input.
 */
export async function startMockup(ctx: Ctx, input: { variantId: string; design: PlacedDesign }) {
  const [variant] = await ctx.db
    .select({ printArea: variants.printArea })
    .from(variants)
    .innerJoin(shelf, eq(shelf.productId, variants.productId))
    .where(and(eq(variants.id, input.variantId), eq(variants.listed, true)));
  if (!variant) throw new AppError('not_found', 'This product is not on sale.', { reason: 'product_gone' });
  const { file, x, y, scale } = input.design;
  const files = await designFilesOf(ctx, [input.design]);
  const { snapshot, problem } = placeDesign(input.design, files.get(file), variant.printArea);
  if (!snapshot || problem) {
    throw new AppError('invalid_input', 'This cannot be printed.', problem ? { reason: problem } : {});
  }
  const contentHash = sha256(JSON.stringify([file, input.variantId, x, y, scale]));
  const row = await inTransaction(ctx, async (ctx) => {
    const now = ctx.clock.now();
    const [made] = await ctx.db
      .insert(mockups)
      .values({
        contentHash,
        file,
        variantId: input.variantId,
        design: input.design,
        state: 'waiting',
        createdAt: now,
      })
      .onConflictDoUpdate({
        target: mockups.contentHash,
        set: { state: 'waiting', failure: null, task: null, createdAt: now },
        setWhere: oneOf(mockups.state, mayBecome(MOCKUP, 'waiting')),
      })
      .returning();
    if (made)
      await enqueueEffect(ctx, {
        orderId: null,
        kind: 'mockup',
        dedupeKey: `${made.id} ${now.toISOString()}`,
        payload: { mockup_id: made.id },
      });
    return made;
  });
  return row ? mockupView(row) : readOne(ctx, eq(mockups.contentHash, contentHash));
}

/** How far it is. Throws AppError not_found. */
export function readMockup(ctx: Ctx, id: string) {
  return readOne(ctx, eq(sql`${mockups.id}::text`, id));
}

async function readOne(ctx: Ctx, where: ReturnType<typeof eq>) {
  const [row] = await ctx.db.select().from(mockups).where(where);
  if (!row) throw new AppError('not_found', 'There is no such preview.');
  return mockupView(row);
}

function mockupView({ id, state, pictures }: MockupRow) {
  return { id, state, pictures: pictures.map((_, place) => `/api/pod/mockup/${id}/${place}`) };
}
