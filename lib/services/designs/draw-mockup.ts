import { eq } from 'drizzle-orm';
import { products, variants } from '@/db/schema/catalogue';
import { type MockupRow, mockups } from '@/db/schema/designs';
import type { ReasonCode } from '@/lib/domain/core/reason-code';
import type { MockupRequest, ProviderId } from '@/lib/domain/order/pod';
import { isOneOf, MOCKUPS } from '@/lib/domain/order/states';
import { type Ctx, type Effect, type EffectOutcome, podOf, type TxCtx } from '@/lib/engine/ctx';
import { fetchPicture } from '@/lib/platform/fetch-picture';
import { cleanImage } from '@/lib/platform/image';
import { designFilesOf, placeDesign, printFileOf } from './use-design';

/** No print shop draws faster. */
const FIRST_LOOK_MS = 10_000;
const MAX_PICTURES = 4;
const MAX_PICTURE_BYTES = 15_000_000;
const MAX_PIXELS = 40_000_000;
const EDGE_PX = 1200;
/**
 * One step of a mockup: ask the provider to draw, or look how far it is and copy what is ready. A preview is a courtesy:
 * what fails for long is given up and no person is called. May throw ProviderError.
 */
export async function drawMockup(ctx: Ctx, effect: Effect<'mockup'>): Promise<EffectOutcome> {
  const [row] = await ctx.db.select().from(mockups).where(eq(mockups.id, effect.payload.mockup_id));
  if (!row || isOneOf(row.state, MOCKUPS.ended))
    return { state: 'dropped', reason: 'overtaken', note: 'nobody waits for it any more' };
  const { provider, request } = await requestOf(ctx, row);
  if (!request) return notDrawn(row.id, 'no_longer_here', 'The picture or the product is no longer here.');
  const pod = podOf(ctx, provider, 'browse');
  const { task } = row;
  if (task === null) {
    const started = await pod.startMockup(request);
    return { againMs: FIRST_LOOK_MS, also: (ctx) => change(ctx, row.id, { state: 'drawing', task: started }) };
  }
  const outcome = await pod.readMockup(task, request);
  switch (outcome.state) {
    case 'drawing':
      return { againMs: outcome.retryAfterMs };
    case 'failed':
      ctx.log.warn({ mockupId: row.id, provider, reason: outcome.reason }, 'a mockup was not drawn');
      return notDrawn(row.id, 'refused_there', outcome.reason);
    case 'ready': {
      const pictures = await copyPictures(ctx, row.id, outcome.pictures);
      // Before it is written down: what fails here is done again, and nothing stays behind there.
      await pod.forgetMockup(task);
      return { state: 'done', also: (ctx) => change(ctx, row.id, { state: 'ready', pictures }) };
    }
  }
}

/** It is not tried again. */
export function mockupFailed(ctx: TxCtx, effect: Effect<'mockup'>, failure: string): Promise<void> {
  return change(ctx, effect.payload.mockup_id, { state: 'failed', failure });
}

function notDrawn(id: string, reason: ReasonCode, failure: string): EffectOutcome {
  return { state: 'dropped', reason, note: failure, also: (ctx) => change(ctx, id, { state: 'failed', failure }) };
}

async function change(ctx: TxCtx, id: string, set: Partial<typeof mockups.$inferInsert>): Promise<void> {
  await ctx.db.update(mockups).set(set).where(eq(mockups.id, id));
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

export async function dropPictures(ctx: Ctx, { pictures }: Pick<MockupRow, 'pictures'>): Promise<void> {
  for (const key of pictures) await ctx.storage.delete(key);
}
