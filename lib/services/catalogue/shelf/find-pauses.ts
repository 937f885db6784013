import { sql } from 'drizzle-orm';
import type { Pause } from '@/lib/domain/catalogue/pause';
import type { Ctx } from '@/lib/engine/ctx';

/** Which of these products are not sold now, though they are on the shelf, each by what pauses the most. */
export async function findPauses(ctx: Ctx, productIds: readonly string[]): Promise<Map<string, Pause>> {
  if (productIds.length === 0) return new Map();
  const rows = await ctx.db.execute<{ id: string; message: string | null; until: Date | string | null }>(sql`
    select distinct on (s.product_id) s.product_id as id, p.message, p.until
    from shelf s
    join pauses p on p.scope = 'shop'
      or (p.scope = 'provider' and p.subject = s.provider)
      or (p.scope = 'collection' and p.subject = any(s.collection_ids::text[]))
      or (p.scope = 'product' and p.subject = s.product_id)
    where s.product_id in ${[...productIds]} and (p.until is null or p.until > ${ctx.clock.now().toISOString()})
    order by s.product_id, array_position(array['shop', 'provider', 'collection', 'product'], p.scope)`);
  return new Map(
    rows.map(({ id, message, until }) => [id, { message, until: until === null ? null : new Date(until) }]),
  );
}
