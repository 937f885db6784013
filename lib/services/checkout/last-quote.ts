import { and, eq, gt, lte } from 'drizzle-orm';
import { shippingQuotes } from '@/db/schema/providers';
import { NO_NEEDS } from '@/lib/domain/address/delivery-needs';
import type { QuoteRequest, ShippingQuote } from '@/lib/domain/order/pod';
import type { Ctx } from '@/lib/engine/ctx';
import { sha256 } from '@/lib/platform/crypto';

/** How long an answer may stand in for one that cannot be had. */
const VALID_MS = 7 * 24 * 3_600_000;

/** Keeps a provider's answer, in place of the one before; forgets those that are too old to be used. */
export async function keepQuote(
  ctx: Ctx,
  provider: string,
  request: QuoteRequest,
  quotes: ShippingQuote[],
): Promise<void> {
  const quotedAt = ctx.clock.now();
  await ctx.db
    .insert(shippingQuotes)
    .values({ key: keyOf(provider, request), provider, quotes, quotedAt })
    .onConflictDoUpdate({ target: shippingQuotes.key, set: { quotes, quotedAt } });
  await ctx.db.delete(shippingQuotes).where(lte(shippingQuotes.quotedAt, oldest(ctx)));
}

/** The last answer to the same question, at most seven days old. */
export async function lastQuote(
  ctx: Ctx,
  provider: string,
  request: QuoteRequest,
): Promise<{ quotes: ShippingQuote[]; quotedAt: Date } | undefined> {
  const [kept] = await ctx.db
    .select({ quotes: shippingQuotes.quotes, quotedAt: shippingQuotes.quotedAt })
    .from(shippingQuotes)
    .where(and(eq(shippingQuotes.key, keyOf(provider, request)), gt(shippingQuotes.quotedAt, oldest(ctx))));
  return kept && { ...kept, quotes: kept.quotes.map((quote) => ({ ...BEFORE_NEEDS, ...quote })) };
}

/** Answers that were kept before these were asked for. */
const BEFORE_NEEDS = { needs: NO_NEEDS, customs: false };

const oldest = (ctx: Ctx) => new Date(ctx.clock.now().getTime() - VALID_MS);

/** A postal code settles where it goes, so the city, which people spell in many ways, is left out. */
function keyOf(provider: string, { destination, items, currency }: QuoteRequest): string {
  const { country, state = '', postalCode = '' } = destination;
  const where = [country, state, postalCode].map((part) => part.toUpperCase().replace(/[\s-]/g, ''));
  const what = items
    .map(({ providerProductId, providerVariantId, quantity, ownDesign }) => [
      providerProductId,
      providerVariantId,
      quantity,
      ...(ownDesign ? ['own design'] : []),
    ])
    .sort((a, b) => String(a).localeCompare(String(b)));
  return sha256(JSON.stringify([provider, where, what, currency]));
}
