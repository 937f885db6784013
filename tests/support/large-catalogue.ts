import { sql } from 'drizzle-orm';
import { products } from '@/db/schema/catalogue';
import type { Ctx } from '@/lib/engine/ctx';
import { putOnShelf } from '@/lib/services/catalogue/put-on-shelf';

export const KINDS = ['T-Shirt', 'Hoodie', 'Mug', 'Poster', 'Sticker', 'Phone Case', 'Tote Bag', 'Pillow'];
/** Its variants are 50 colors in twelve sizes. */
export const WIDE = 'printful-wide';

/**
 * A store as an import leaves it: `count` products of `each` variants, and one of 600, with names of four words out of
 * some hundreds, texts, and a picture per color. All of it is put on the shelf.
 */
export async function seedLargeCatalogue(ctx: Ctx, { count, each }: { count: number; each: number }): Promise<void> {
  const kinds = sql.join(
    KINDS.map((kind) => sql`${kind}`),
    sql`, `,
  );
  await ctx.db.execute(sql`
    insert into products (id, provider, provider_product_id, title, description, kind, tags, pictures, listed, synced_at)
    select case when n = 0 then ${WIDE} else 'printful-seed' || n end, 'printful', 'seed' || n,
      initcap(left(translate(md5('a' || n % 211), '0123456789', 'lorenitasu'), 6) || ' '
        || left(translate(md5('b' || n % 97), '0123456789', 'lorenitasu'), 5)) || ' '
        || case when n % 10 = 0 then 'Morning Loop' else 'Evening Tide' end || ' ' || kind,
      repeat('Soft, warm and made when it is ordered. ', 12), kind,
      jsonb_build_array('season' || n % 12, 'gift'),
      (select jsonb_agg('https://files.cdn.example.com/files/' || md5(n || '-' || v) || '_preview.png') from generate_series(1, 4) v),
      true, now()
    from (select n, (array[${kinds}])[1 + n % ${KINDS.length}::int] as kind from generate_series(0, ${count}::int) n) named`);
  // In slices: a statement has thirty seconds.
  for (let from = 0; from <= count; from += 500) {
    await ctx.db.execute(sql`
      insert into variants (id, product_id, provider_variant_id, position, sku, name, options, color_hex, retail_minor,
        cost_minor, currency, available, pictures, provider_data, listed)
      select id || '-' || v, id, v::text, v, 'SKU-' || n || '-' || v, color || ' / ' || size,
        jsonb_build_object('color', color, 'size', size), '#' || left(md5(color), 6),
        1500 + 100 * (n % 40) + 50 * (v % 3), 900 + 50 * (n % 40), 'USD', (n + v) % 17 <> 0,
        jsonb_build_array('https://files.cdn.example.com/files/' || md5(n || color) || '_preview.png'),
        jsonb_build_object('v', v), true
      from (
        select n, v, case when n = 0 then ${WIDE} else 'printful-seed' || n end as id,
          (array['Black', 'White', 'Navy', 'Sand', 'Forest', 'Heather Blue', 'Maroon', 'Royal'])[1 + (n + v / 12) % 8]
            || case when n = 0 then ' ' || v / 12 else '' end as color,
          (array['XS', 'S', 'M', 'L', 'XL', '2XL', '3XL', '4XL', '5XL', '6XL', '7XL', '8XL'])[1 + (v + 5 * n) % 12] as size
        from generate_series(${from}::int, ${Math.min(count, from + 499)}::int) n, generate_series(0, case when n = 0 then 599 else ${each - 1}::int end) v
      ) all_of_them`);
  }
  const all = await ctx.db.select({ id: products.id }).from(products);
  await putOnShelf(
    ctx,
    all.map(({ id }) => id),
  );
  for (const table of ['products', 'variants', 'listings', 'listing_slugs', 'shelf', 'shelf_options']) {
    await ctx.db.execute(sql.raw(`vacuum analyze ${table}`));
  }
}
