import { and, eq, inArray } from 'drizzle-orm';
import { products, variants } from '@/db/schema/catalogue';
import { type ListingRow, listings, type ShelfRow, shelf } from '@/db/schema/shelf';
import { type DesignSnapshot, lineKey, type PlacedDesign } from '@/lib/domain/catalogue/design';
import type { Pause } from '@/lib/domain/catalogue/pause';
import { isSoldAt, sellingPrice } from '@/lib/domain/catalogue/selling-price';
import { AppError, type LineProblem } from '@/lib/domain/core/errors';
import { exchangeOf, offerIn } from '@/lib/domain/money/exchange';
import type { Ctx } from '@/lib/engine/ctx';
import { findPauses } from '@/lib/services/catalogue/shelf/find-pauses';
import { designFilesOf, placeDesign } from '@/lib/services/designs/use-design';

export type PricedLine = {
  /** Of its cart line: the variant, and the design on it. */
  key: string;
  variantId: string;
  productId: string;
  slug: string;
  provider: string;
  title: string;
  variantName: string;
  picture: string | null;
  sku: string | null;
  quantity: number;
  unitMinor: number;
  available: boolean;
  providerProductId: string;
  providerVariantId: string;
  providerData: Record<string, string | number>;
  /** Countries it can be sent to; null: wherever its provider does not refuse. */
  shipsTo: string[] | null;
  /** The shopper's own picture on it; null for what the shop itself sells. */
  design: DesignSnapshot | null;
  /** Why it cannot be ordered like this, where it is not stock. */
  problem: LineProblem | null;
  /** Where it is not sold for a while: what is said of that. */
  pause: Pause | null;
};

export type CartItem = { variantId: string; quantity: number; design?: PlacedDesign | undefined };

export type PricedCart = { lines: PricedLine[]; gone: string[]; currency: string };

const keyOf = ({ variantId, design }: CartItem) => lineKey(variantId, design);

/** Our own prices for what is in a cart; nothing the browser says about money is used. */
export async function priceCart(ctx: Ctx, items: readonly CartItem[]): Promise<PricedCart> {
  const rows = await ctx.db
    .select({ variant: variants, product: products, listing: listings, shelf })
    .from(variants)
    .innerJoin(products, eq(products.id, variants.productId))
    .innerJoin(shelf, eq(shelf.productId, variants.productId))
    .innerJoin(listings, eq(listings.productId, variants.productId))
    .where(
      and(
        inArray(
          variants.id,
          items.map(({ variantId }) => variantId),
        ),
        eq(variants.listed, true),
        eq(products.listed, true),
      ),
    );
  const exchange = exchangeOf(await ctx.settings.shop());
  const sold = rows.flatMap((row) => {
    const variant = offerIn(row.variant, exchange);
    return variant ? [{ ...row, variant }] : [];
  });
  const found = new Map(sold.map((row) => [row.variant.id, row]));
  const files = await designFilesOf(
    ctx,
    items.flatMap(({ design }) => design ?? []),
  );
  const pauses = await findPauses(
    ctx,
    rows.map(({ product }) => product.id),
  );
  const lines = items.flatMap((item): PricedLine[] => {
    const row = found.get(item.variantId);
    if (!row) return [];
    const line = { ...priced(row, item.quantity), key: keyOf(item) };
    const pause = pauses.get(line.productId) ?? null;
    if (!item.design) return [unlessPaused({ ...line, design: null, problem: null, pause })];
    const { snapshot, problem } = placeDesign(item.design, files.get(item.design.file), row.variant.printArea);
    return [unlessPaused({ ...line, design: snapshot, problem, pause, available: line.available && problem === null })];
  });
  const currencies = new Set(sold.map(({ variant }) => variant.currency));
  if (currencies.size > 1)
    throw new AppError('invalid_input', 'Items in different currencies cannot be bought together.');
  const gone = items.filter(({ variantId }) => !found.has(variantId)).map(keyOf);
  return { lines, gone, currency: [...currencies][0] ?? 'USD' };
}

/** As far as is known without asking. */
export function goesTo({ shipsTo }: Pick<PricedLine, 'shipsTo'>, country: string): boolean {
  return shipsTo === null || shipsTo.includes(country);
}

function unlessPaused(line: PricedLine): PricedLine {
  return line.pause === null ? line : { ...line, available: false, problem: 'paused' };
}

type Sold = {
  variant: typeof variants.$inferSelect;
  product: typeof products.$inferSelect;
  listing: ListingRow;
  shelf: ShelfRow;
};

function priced(
  { variant, product, listing, shelf }: Sold,
  quantity: number,
): Omit<PricedLine, 'key' | 'design' | 'problem' | 'pause'> {
  const unitMinor = sellingPrice(variant, shelf.pricing);
  return {
    variantId: variant.id,
    productId: product.id,
    slug: shelf.slug,
    provider: product.provider,
    title: shelf.title,
    variantName: variant.name,
    picture: variant.pictures[0] ?? shelf.picture,
    sku: variant.sku,
    quantity,
    unitMinor,
    available: variant.available && isSoldAt(unitMinor, variant, listing.confirmedLossMinor),
    providerProductId: product.providerProductId,
    providerVariantId: variant.providerVariantId,
    providerData: variant.providerData,
    shipsTo: product.shipsTo,
  };
}
