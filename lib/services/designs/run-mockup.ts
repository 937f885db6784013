import { and, eq, inArray, isNull, lte, or, sql } from 'drizzle-orm';
import { products, variants } from '@/db/schema/catalogue';
import { type MockupRow, mockups } from '@/db/schema/designs';
import { planRetry } from '@/lib/domain/core/retry';
import type { MockupRequest, ProviderId } from '@/lib/domain/order/pod';
import { type Ctx, podOf } from '@/lib/engine/ctx';
import { inTransaction } from '@/lib/engine/in-transaction';
import { jitterOf, LEASE_MS } from '@/lib/engine/work/lease';
import { fetchPicture } from '@/lib/platform/fetch-picture';
import { cleanImage } from '@/lib/platform/image';
import { wordsOf } from '@/lib/platform/log';
import { designFilesOf, placeDesign, printFileOf } from './use-design';

/** No print shop draws faster. */
const FIRST_LOOK_MS = 10_000;
const MAX_PICTURES = 4;
const MAX_PICTURE_BYTES = 15_000_000;
const MAX_PIXELS = 40_000_000;
const EDGE_PX = 1200;
/** Nobody looks at a preview they asked for so long ago. */
const GIVE_UP_MS = 30 * 60_000;

type Set = Partial<typeof mockups.$inferInsert>;

/**
 * One step of a mockup: ask the provider to draw, or look how far it is and copy what is ready. What must wait comes
 * back as another job. A preview is a courtesy: what fails for long is given up and no person is called.
 */
export async function runMockup(ctx: Ctx, mockupId: string): Promise<void> {
  const row = await claim(ctx, mockupId);
  if (!row) return;
  try {
    await step(ctx, row);
  } catch (error) {
    const now = ctx.clock.now().getTime();
    const owedForMs = now - row.createdAt.getTime();
    const plan = planRetry({ error, attempts: row.attempts, owedForMs, jitter: jitterOf(row.id, row.attempts) });
    ctx.log.warn({ err: error, mockupId, attempts: row.attempts, plan }, wordsOf(error));
    if (plan.verdict === 'again' && owedForMs < GIVE_UP_MS) return settle(ctx, row, {}, plan.afterMs);
    await settle(ctx, row, { state: 'failed', failure: wordsOf(error) });
  }
}

async function claim(ctx: Ctx, mockupId: string): Promise<MockupRow | undefined> {
  const now = ctx.clock.now();
  const [row] = await ctx.db
    .update(mockups)
    .set({ attempts: sql`${mockups.attempts} + 1`, leaseUntil: new Date(now.getTime() + LEASE_MS) })
    .where(
      and(
        eq(mockups.id, mockupId),
        inArray(mockups.state, ['waiting', 'drawing']),
        or(isNull(mockups.leaseUntil), lte(mockups.leaseUntil, now)),
      ),
    )
    .returning();
  return row;
}

async function step(ctx: Ctx, row: MockupRow): Promise<void> {
  const { provider, request } = await requestOf(ctx, row);
  if (!request) return settle(ctx, row, { state: 'failed', failure: 'The picture or the product is no longer here.' });
  const pod = podOf(ctx, provider, 'refresh');
  const { task } = row;
  if (task === null) {
    const started = await pod.startMockup(request);
    return settle(ctx, row, { state: 'drawing', task: started }, FIRST_LOOK_MS);
  }
  const outcome = await pod.readMockup(task, request);
  switch (outcome.state) {
    case 'drawing':
      return settle(ctx, row, {}, outcome.retryAfterMs);
    case 'failed':
      ctx.log.warn({ mockupId: row.id, provider, reason: outcome.reason }, 'a mockup was not drawn');
      return settle(ctx, row, { state: 'failed', failure: outcome.reason });
    case 'ready': {
      const pictures = await copyPictures(ctx, row.id, outcome.pictures);
      // Before it is written down: what fails here is done again, and nothing stays behind there.
      await pod.forgetMockup(task);
      return settle(ctx, row, { state: 'ready', pictures });
    }
  }
}

async function requestOf(ctx: Ctx, row: MockupRow): Promise<{ provider: ProviderId; request: MockupRequest | null }> {
  const [found] = await ctx.db
    .select({ variant: variants, provider: products.provider })
    .from(variants)
    .innerJoin(products, eq(products.id, variants.productId))
    .where(eq(variants.id, row.variantId));
  if (!found) return { provider: '', request: null };
  const { printArea, providerVariantId, providerData } = found.variant;
  const { snapshot } = placeDesign(row.design, (await designFilesOf(ctx, [row.design])).get(row.file), printArea);
  const request = snapshot && { providerVariantId, providerData, print: printFileOf(ctx, snapshot) };
  return { provider: found.provider, request };
}

/** Their addresses end within a day. */
async function copyPictures(ctx: Ctx, id: string, addresses: readonly string[]): Promise<string[]> {
  const keys: string[] = [];
  for (const [place, address] of addresses.slice(0, MAX_PICTURES).entries()) {
    const bytes = await fetchPicture(address, { maxBytes: MAX_PICTURE_BYTES, local: ctx.env.sandboxed });
    const limits = {
      maxBytes: MAX_PICTURE_BYTES,
      maxPixels: MAX_PIXELS,
      maxEdgePx: EDGE_PX,
      tooLarge: 'design_too_large',
    } as const;
    const { body, contentType } = await cleanImage(bytes, { ...limits, as: 'webp' });
    const key = `mockups/${id}/${place}.webp`;
    await ctx.storage.put(key, body, { contentType });
    keys.push(key);
  }
  return keys;
}

/** Writes what became of this attempt, unless a newer one is at it, with the next job where there is one. */
async function settle(ctx: Ctx, row: MockupRow, set: Set, againMs?: number): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const mine = await ctx.db
      .update(mockups)
      .set({ ...set, leaseUntil: null })
      .where(and(eq(mockups.id, row.id), eq(mockups.attempts, row.attempts)))
      .returning({ id: mockups.id });
    if (mine.length === 0 || againMs === undefined) return;
    await ctx.queue.enqueue(ctx.db, 'mockup', { mockupId: row.id }, { afterMs: againMs });
  });
}

export async function dropPictures(ctx: Ctx, { pictures }: Pick<MockupRow, 'pictures'>): Promise<void> {
  for (const key of pictures) await ctx.storage.delete(key);
}
