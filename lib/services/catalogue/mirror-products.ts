import { and, eq, inArray, notInArray } from 'drizzle-orm';
import { excluded } from '@/db/excluded';
import { products, variants } from '@/db/schema/catalogue';
import { catalogueSkips } from '@/db/schema/catalogue-runs';
import type { CatalogueProduct } from '@/lib/domain/order/pod';
import type { Ctx, TxCtx } from '@/lib/engine/ctx';
import { inTransaction } from '@/lib/engine/in-transaction';
import { holdShop } from '@/lib/engine/read-shop';
import type { CatalogueRead } from '@/lib/integrations/pod/catalogue-reader';
import { sha256 } from '@/lib/platform/crypto';
import { putOnShelf } from './put-on-shelf';

export type Mirrored = { read: number; added: number; changed: number; unlisted: number; skipped: number };

const idOf = (provider: string, providerProductId: string) => `${provider}-${providerProductId}`;

/**
 * Writes what was read into the mirror, and only what differs; what cannot be sold is named. `askedAt`: before the
 * first of these was asked for, since what was written after that is newer.
 */
export async function mirrorProducts(
  ctx: Ctx,
  run: { id: string; provider: string; askedAt: Date; withdrawn?: boolean | undefined },
  reads: readonly CatalogueRead[],
): Promise<Mirrored> {
  const counts: Mirrored = { read: reads.length, added: 0, changed: 0, unlisted: 0, skipped: 0 };
  if (reads.length === 0) return counts;
  return inTransaction(ctx, async (ctx) => {
    await holdShop(ctx);
    const known = await knownOf(ctx, run.provider, reads);
    const changed: string[] = [];
    const same: string[] = [];
    for (const read of reads) {
      const id = idOf(run.provider, read.providerProductId);
      const row = known.get(id);
      if (row && row.syncedAt > run.askedAt) continue;
      const skips = skipsOf(read);
      counts.skipped += skips.length;
      await nameSkips(ctx, run, read.providerProductId, skips);
      if (read.state === 'unreadable') continue;
      if (read.state === 'not_for_sale') {
        if (!row?.listed) continue;
        await ctx.db.update(products).set({ listed: false }).where(eq(products.id, id));
        counts.unlisted += 1;
        changed.push(id);
        continue;
      }
      const product = soldOf(read.product);
      const withdrawn = run.withdrawn ?? row?.withdrawn ?? false;
      const listed = product.variants.length > 0 && !withdrawn;
      const fingerprint = sha256(JSON.stringify(product));
      if (row?.fingerprint === fingerprint && row.listed === listed && row.withdrawn === withdrawn) {
        same.push(id);
        continue;
      }
      await saveProduct(ctx, id, product, { listed, withdrawn, fingerprint });
      counts[row ? (row.listed && !listed ? 'unlisted' : 'changed') : 'added'] += 1;
      changed.push(id);
    }
    if (same.length > 0)
      await ctx.db.update(products).set({ syncedAt: ctx.clock.now() }).where(inArray(products.id, same));
    if (changed.length > 0) await putOnShelf(ctx, changed);
    return counts;
  });
}

async function knownOf(ctx: TxCtx, provider: string, reads: readonly CatalogueRead[]) {
  const rows = await ctx.db
    .select({
      id: products.id,
      listed: products.listed,
      withdrawn: products.withdrawn,
      fingerprint: products.fingerprint,
      syncedAt: products.syncedAt,
    })
    .from(products)
    .where(
      inArray(
        products.id,
        reads.map((read) => idOf(provider, read.providerProductId)),
      ),
    )
    .orderBy(products.id)
    .for('update');
  return new Map(rows.map((row) => [row.id, row]));
}

type Skip = { variant: string; title: string; reason: string };

function skipsOf(read: CatalogueRead): Skip[] {
  switch (read.state) {
    case 'not_for_sale':
      return [];
    case 'unreadable':
      return [{ variant: '', title: read.title, reason: read.why }];
    case 'for_sale': {
      const { title, leftOut, variants } = read.product;
      const free = variants.filter(({ retailMinor }) => retailMinor <= 0);
      const all = [...leftOut, ...free.map(({ name }) => ({ name, why: 'its price is 0' }))];
      return all.map(({ name, why }) => ({ variant: name, title, reason: why }));
    }
  }
}

/** The words of now replace those of before. */
async function nameSkips(
  ctx: TxCtx,
  { id: runId, provider }: { id: string; provider: string },
  providerProductId: string,
  skips: readonly Skip[],
): Promise<void> {
  await ctx.db
    .delete(catalogueSkips)
    .where(and(eq(catalogueSkips.provider, provider), eq(catalogueSkips.providerProductId, providerProductId)));
  if (skips.length === 0) return;
  const seenAt = ctx.clock.now();
  // Two variants of one product may bear one name.
  const rows = skips.map((skip) => ({ provider, providerProductId, ...skip, runId, seenAt }));
  await ctx.db.insert(catalogueSkips).values(rows).onConflictDoNothing();
}

type Sold = Omit<CatalogueProduct, 'leftOut'>;

function soldOf({ leftOut: _named, ...product }: CatalogueProduct): Sold {
  return { ...product, variants: product.variants.filter(({ retailMinor }) => retailMinor > 0) };
}

async function saveProduct(
  ctx: TxCtx,
  id: string,
  { provider, providerProductId, variants: offers, ...shown }: Sold,
  standing: { listed: boolean; withdrawn: boolean; fingerprint: string },
): Promise<void> {
  const fields = { ...shown, ...standing, syncedAt: ctx.clock.now() };
  await ctx.db
    .insert(products)
    .values({ id, provider, providerProductId, ...fields })
    .onConflictDoUpdate({ target: products.id, set: fields });
  const rows = offers.map((offer, position) => ({
    ...offer,
    id: `${id}-${offer.providerVariantId}`,
    productId: id,
    position,
    listed: true,
  }));
  if (rows.length > 0)
    await ctx.db.insert(variants).values(rows).onConflictDoUpdate({ target: variants.id, set: OVERWRITTEN });
  const kept = rows.map((row) => row.id);
  await ctx.db
    .update(variants)
    .set({ listed: false })
    .where(
      and(
        eq(variants.productId, id),
        eq(variants.listed, true),
        kept.length > 0 ? notInArray(variants.id, kept) : undefined,
      ),
    );
}

/** All that a provider tells of a variant. */
const OVERWRITTEN = excluded(
  variants.position,
  variants.sku,
  variants.name,
  variants.options,
  variants.colorHex,
  variants.retailMinor,
  variants.costMinor,
  variants.costCurrency,
  variants.currency,
  variants.available,
  variants.pictures,
  variants.providerData,
  variants.printArea,
  variants.listed,
);
