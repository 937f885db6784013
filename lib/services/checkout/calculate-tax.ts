import { and, eq, gt, lte } from 'drizzle-orm';
import { taxQuotes } from '@/db/schema/providers';
import { hasPostalCodes } from '@/lib/domain/address/postal-codes';
import type { Destination } from '@/lib/domain/address/recipient';
import { AppError, ProviderError } from '@/lib/domain/core/errors';
import { type OrderTax, totalsOf } from '@/lib/domain/money/pricing';
import type { Ctx } from '@/lib/engine/ctx';
import { sha256 } from '@/lib/platform/crypto';
import type { PricedCart } from './price-cart';
import type { Spend } from './quote-shipping';

/** A calculation costs money: the same question is answered by the one before. */
const KEPT_MS = 30 * 60_000;

type Taxed = {
  cart: Pick<PricedCart, 'lines' | 'currency'>;
  shippingMinor: number;
  destination: Destination;
  /** For an order, which takes the calculation along: no other order may be recorded by it. */
  take: boolean;
  spend?: Spend;
};

/**
 * What tax comes on top, by TAX_MODE. Null while the address does not tell yet. Throws AppError invalid_input with the
 * postal code as its field where Stripe cannot place the address, provider_unavailable when it does not answer.
 */
export async function taxOf(
  ctx: Ctx,
  { cart, shippingMinor, destination, take, spend }: Taxed,
): Promise<OrderTax | null> {
  const mode = ctx.env.TAX_MODE;
  if (mode !== 'stripe') return { mode, totalMinor: 0, lines: {}, shippingMinor: 0, calculationId: null };
  if (hasPostalCodes(destination.country) && !destination.postalCode) return null;
  // Stripe takes each reference once, and one variant may lie in the cart under several designs.
  const byVariant = Map.groupBy(
    cart.lines.filter(({ available }) => available),
    ({ variantId }) => variantId,
  );
  const lines = [...byVariant].map(([reference, same]) => ({
    reference,
    amountMinor: totalsOf(same, 0).subtotalMinor,
    quantity: same.reduce((sum, { quantity }) => sum + quantity, 0),
  }));
  if (lines.length === 0) return null;
  const question = { currency: cart.currency, lines, shippingMinor, destination };
  const kept = await keptTax(ctx, question, take);
  if (kept) return kept;
  await spend?.();
  const answer = await ctx.tax.calculate(question).catch((error: unknown) => {
    throw inWords(error);
  });
  if (answer) {
    const tax = { mode, ...answer };
    if (!take) await keepTax(ctx, question, tax);
    return tax;
  }
  const message = 'We cannot find this postal code. Check it, and the state if there is one.';
  throw new AppError('invalid_input', message, { reason: 'tax_place', fields: { postalCode: message } });
}

type Question = Parameters<Ctx['tax']['calculate']>[0];

async function keptTax(ctx: Ctx, question: Question, take: boolean): Promise<OrderTax | null> {
  const since = new Date(ctx.clock.now().getTime() - KEPT_MS);
  const same = and(eq(taxQuotes.key, keyOf(question)), gt(taxQuotes.quotedAt, since));
  const [kept] = take
    ? await ctx.db.delete(taxQuotes).where(same).returning()
    : await ctx.db.select().from(taxQuotes).where(same);
  return kept?.tax ?? null;
}

async function keepTax(ctx: Ctx, question: Question, tax: OrderTax): Promise<void> {
  const quotedAt = ctx.clock.now();
  await ctx.db
    .insert(taxQuotes)
    .values({ key: keyOf(question), tax, quotedAt })
    .onConflictDoUpdate({ target: taxQuotes.key, set: { tax, quotedAt } });
  await ctx.db.delete(taxQuotes).where(lte(taxQuotes.quotedAt, new Date(quotedAt.getTime() - KEPT_MS)));
}

function keyOf({ currency, lines, shippingMinor, destination }: Question): string {
  const { country, state = '', postalCode = '' } = destination;
  const where = [country, state, postalCode].map((part) => part.toUpperCase().replace(/[\s-]/g, ''));
  const what = lines.map(({ reference, amountMinor, quantity }) => [reference, amountMinor, quantity]).sort();
  return sha256(JSON.stringify([currency, what, shippingMinor, where]));
}

function inWords(error: unknown): unknown {
  if (!(error instanceof ProviderError)) return error;
  return new AppError('provider_unavailable', 'We cannot work out the tax right now. Please try again in a moment.', {
    reason: 'no_tax',
    cause: error,
  });
}
