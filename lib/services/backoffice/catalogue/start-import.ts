import { eq } from 'drizzle-orm';
import { products } from '@/db/schema/catalogue';
import { AppError } from '@/lib/domain/core/errors';
import { requireMay } from '@/lib/domain/order/policy';
import type { Ctx } from '@/lib/engine/ctx';
import { inTransaction } from '@/lib/engine/in-transaction';
import { recordAudit } from '@/lib/engine/record-audit';

/** Reads all providers' stores now, or goes on where a reading stopped. Throws AppError forbidden. */
export async function startImport(ctx: Ctx): Promise<{ started: boolean }> {
  requireMay(ctx.actor, 'catalogue.import');
  await inTransaction(ctx, async (ctx) => {
    await ctx.queue.enqueue(ctx.db, 'catalogue', { trigger: 'staff', always: true }, { onceAs: 'staff' });
    await recordAudit(ctx, { action: 'catalogue.import', subject: 'catalogue' });
  });
  return { started: true };
}

/** Reads one product anew. Throws AppError forbidden, not_found. */
export async function syncProduct(ctx: Ctx, { productId }: { productId: string }): Promise<{ started: boolean }> {
  requireMay(ctx.actor, 'catalogue.import');
  const { provider, providerProductId } = products;
  const [row] = await ctx.db.select({ provider, providerProductId }).from(products).where(eq(products.id, productId));
  if (!row) throw new AppError('not_found', 'There is no such product.');
  await inTransaction(ctx, async (ctx) => {
    await ctx.queue.enqueue(
      ctx.db,
      'product',
      { ...row, trigger: 'staff' },
      { onceAs: `${row.provider}/${row.providerProductId}` },
    );
    await recordAudit(ctx, { action: 'catalogue.import', subject: `product:${productId}` });
  });
  return { started: true };
}
