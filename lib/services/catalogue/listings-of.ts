import { and, eq, inArray, max } from 'drizzle-orm';
import { products } from '@/db/schema/catalogue';
import { type ListingRow, listingSlugs, listings } from '@/db/schema/shelf';
import { slugOf } from '@/lib/domain/catalogue/slug';
import type { TxCtx } from '@/lib/engine/ctx';
import { sha256 } from '@/lib/platform/crypto';

type Product = Pick<typeof products.$inferSelect, 'id' | 'provider' | 'kind' | 'title'>;

/** The merchant's word on each of these products; one that has none yet gets a listing, an address and a place. */
export async function listingsOf(ctx: TxCtx, wanted: readonly Product[]): Promise<Map<string, ListingRow>> {
  const found = await read(ctx, wanted);
  const fresh = wanted.filter(({ id }) => !found.has(id));
  if (fresh.length === 0) return found;
  const slugs = await freeSlugs(ctx, fresh);
  const last = await lastPositions(ctx, fresh);
  const values = fresh.map((product) => {
    const { id } = product;
    const position = (last.get(rowOf(product)) ?? 0) + 1;
    last.set(rowOf(product), position);
    return { productId: id, state: ctx.env.NEW_PRODUCTS, slug: slugs.get(id) ?? id, position };
  });
  const now = ctx.clock.now();
  await ctx.db.insert(listings).values(values.map((value) => ({ ...value, createdAt: now, updatedAt: now })));
  return read(ctx, wanted);
}

async function read(ctx: TxCtx, wanted: readonly Product[]): Promise<Map<string, ListingRow>> {
  const ids = wanted.map(({ id }) => id);
  const rows = await ctx.db.select().from(listings).where(inArray(listings.productId, ids));
  return new Map(rows.map((row) => [row.productId, row]));
}

/** An address of each one's own, made of its title; where that is taken it gets a mark. */
async function freeSlugs(ctx: TxCtx, fresh: readonly Product[]): Promise<Map<string, string>> {
  const taken = new Map<string, string>();
  for (const mark of [
    () => '',
    (id: string) =>
      sha256(id)
        .toLowerCase()
        .replace(/[^a-z0-9]/g, '')
        .slice(0, 6),
  ]) {
    const rest = fresh.filter(({ id }) => !taken.has(id));
    if (rest.length === 0) break;
    const wished = rest.map(({ id, title, kind }) => {
      const base = slugOf(title) || slugOf(kind) || 'product';
      return { slug: [base, mark(id)].filter(Boolean).join('-'), productId: id, createdAt: ctx.clock.now() };
    });
    const got = await ctx.db.insert(listingSlugs).values(wished).onConflictDoNothing().returning();
    for (const { slug, productId } of got) taken.set(productId, slug);
  }
  return taken;
}

/** Each provider's goods of a kind stand one after the other, so that no import changes the place of another's. */
const rowOf = ({ provider, kind }: Pick<Product, 'provider' | 'kind'>) => `${provider} ${kind}`;

async function lastPositions(ctx: TxCtx, fresh: readonly Product[]): Promise<Map<string, number>> {
  const kinds = [...new Set(fresh.map(({ kind }) => kind))];
  const rows = await ctx.db
    .select({ provider: products.provider, kind: products.kind, last: max(listings.position) })
    .from(listings)
    .innerJoin(products, and(eq(products.id, listings.productId), inArray(products.kind, kinds)))
    .groupBy(products.provider, products.kind);
  return new Map(rows.map((row) => [rowOf(row), row.last ?? 0]));
}
