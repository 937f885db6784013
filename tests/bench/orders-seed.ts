import { createHash, randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { orders } from '@/db/schema/orders';
import { beginnings } from '@/lib/domain/core/found-by';
import type { Ctx } from '@/lib/engine/ctx';

const BATCH = 5000;
const ADA = { name: 'Ada Lovelace', line1: '1 St', city: 'Bath', postalCode: '', country: 'GB' };

/** Every 500th order belongs to one of these; the others to customers of one order each. */
export const customerOf = (n: number) => `customer${n % 200}@example.com`;
export const numberOf = (n: number) => `FBZ20260101${String(n).padStart(6, '0')}`;

/**
 * `count` orders, one every five minutes up to now, spread over statuses, countries and providers as in a shop that runs
 * well: most are delivered, few are held. Written by SQL, since the point is to read them.
 */
export async function seedOrders(ctx: Ctx, count: number): Promise<void> {
  const regulars = Array.from({ length: 200 }, (_, n) => ctx.vault.emailIndex(customerOf(n)));
  const shipping = JSON.stringify({ id: 'standard', name: 'Standard', parts: {} });
  for (let from = 0; from < count; from += BATCH) {
    const ids = Array.from({ length: Math.min(BATCH, count - from) }, () => randomUUID());
    const recipients = ids.map((id) => ctx.vault.seal(orders.recipientSealed, id, ADA));
    const emails = ids.map((id) => ctx.vault.seal(orders.emailSealed, id, 'ada@example.com'));
    await ctx.db.execute(sql`
    insert into orders (id, order_number, status, payment_status, total_minor, subtotal_minor, shipping_minor, currency,
      payment_intent_id, livemode, recipient_sealed, email_sealed, email_index, country, shipping, checkout_hash,
      created_at, updated_at, paid_at, shipped_at, delivered_at)
    select id, 'FBZ20260101' || lpad(n::text, 6, '0'),
      case when n > ${count} * 0.99 then (array['pending', 'confirmed', 'in_production'])[1 + n % 3]
        when n % 1000 = 1 then 'on_hold' when n % 1000 = 2 then 'failed' when n % 100 = 3 then 'canceled'
        when n % 50 = 4 then 'pending' when n % 20 = 5 then 'shipped' else 'delivered' end,
      case when n % 50 = 4 then 'unpaid' when n % 2000 = 6 then 'disputed' when n % 100 = 3 then 'refunded' else 'paid' end,
      2000 + n % 9000, 1500 + n % 9000, 500, 'USD', 'pi_bench' || n, false, recipient, email,
      case when n % 500 = 0 then (${sql.raw(`array['${regulars.join("','")}']`)})[1 + (n / 500) % 200] else md5('c' || n) end,
      (array['US', 'US', 'US', 'US', 'GB', 'DE', 'FR', 'CA', 'AU', case when n % 1000 = 9 then 'IS' else 'NL' end])[1 + n % 10],
      ${shipping}::jsonb, 'x', now() - (${count} - n) * interval '5 minutes', now(),
      case when n % 50 = 4 then null else now() - (${count} - n) * interval '5 minutes' end,
      case when n % 20 = 5 then now() - (${count} - n) * interval '5 minutes' end, null
    from (select id, recipient, email, ${from} + at as n from
      unnest(${sql.param(ids)}::uuid[], ${sql.param(recipients)}::text[], ${sql.param(emails)}::text[])
      with ordinality as made (id, recipient, email, at)) as given`);
  }
  await ctx.db.execute(sql`
    insert into order_items (order_id, provider, product_id, variant_id, title, variant_name, quantity, unit_minor,
      provider_product_id, provider_variant_id, provider_data)
    select id, case when total_minor % 3 = 0 then 'printify' else 'printful' end, 'p', 'v', 'Shirt', 'Navy / M', 1,
      1500, '1', '1', '{}' from orders`);
  await ctx.db.execute(sql`
    insert into fulfillments (order_id, provider, external_id, pod_order_id, status, rank, shipping_method, confirmed_at)
    select id, provider, order_number || '-' || ordinal, provider || payment_intent_id,
      case when status in ('on_hold', 'pending') then 'pending' else status end, 0, 'STANDARD', now()
    from (select o.*, p.provider, p.ordinal from orders o cross join lateral (
      select case when o.total_minor % 3 = 0 then 'printify' else 'printful' end as provider, 1 as ordinal
      union all select case when o.total_minor % 3 = 0 then 'printful' else 'printify' end, 2 where o.total_minor % 4 = 0
    ) p where o.payment_status <> 'unpaid') parts`);
  await ctx.db.execute(sql`
    insert into shipments (fulfillment_id, provider_shipment_id, status, rank, carrier, tracking_number)
    select id, 's', 'shipped', 10, 'USPS', 'T' || external_id from fulfillments where status in ('shipped', 'delivered')`);
  await seedWords(ctx);
  await seedAround(ctx, count);
  await ctx.db.execute(sql`vacuum analyze`);
}

/** One of 500 first names, one of 5,000 last names, one of 300 towns, and what everybody bought: as found in a shop. */
async function seedWords(ctx: Ctx): Promise<void> {
  const prints = (words: string[]) => {
    const marks = [...beginnings(words)].map(ctx.vault.wordIndex);
    return `{${marks.map((mark) => `"${mark}"`).join(',')}}`;
  };
  const kinds = [
    ['first', 500],
    ['last', 5000],
    ['town', 300],
  ] as const;
  await ctx.db.execute(sql`create temporary table told (kind text, n int, words text[], primary key (kind, n))`);
  for (const [kind, size] of kinds) {
    const rows = Array.from(
      { length: size },
      (_, n) => sql`(${kind}, ${n}::int, ${prints([wordOf(kind, n)])}::text[])`,
    );
    for (let at = 0; at < rows.length; at += 500)
      await ctx.db.execute(sql`insert into told values ${sql.join(rows.slice(at, at + 500), sql`, `)}`);
  }
  await ctx.db.execute(sql`
    insert into order_words (order_id, words)
    select o.id, first.words || last.words || town.words || ${prints(['shirt', 'navy', 'm'])}::text[]
    from (select id, right(order_number, 6)::int as n from orders) o
    join told first on first.kind = 'first' and first.n = o.n % 500
    join told last on last.kind = 'last' and last.n = (o.n * 7) % 5000
    join told town on town.kind = 'town' and town.n = (o.n * 13) % 300`);
  await ctx.db.execute(sql`drop table told`);
}

/** Letters that differ early, as names do. */
export function wordOf(kind: string, n: number): string {
  const letters = createHash('md5')
    .update(`${kind} ${n}`)
    .digest('hex')
    .replaceAll(/\d/g, (digit) => 'ghijklmnop'[Number(digit)] ?? '');
  return letters.slice(0, 8);
}

/** What lies around orders: alerts, effects, requests, events, and a log of what staff did. */
async function seedAround(ctx: Ctx, count: number): Promise<void> {
  await ctx.db.execute(sql`
    insert into effects (order_id, kind, state) select id, 'mail_placed', 'done' from orders where payment_status <> 'unpaid'`);
  await ctx.db.execute(sql`
    insert into effects (order_id, kind, payload, state) select id, 'refund',
      jsonb_build_object('because', 'paid_after_cancel', 'amount_minor', total_minor, 'stripe_attempt', 1),
      case when total_minor % 40 = 0 then 'pending' else 'done' end from orders where payment_status = 'refunded'`);
  await ctx.db.execute(sql`
    insert into alerts (key, kind, severity, message, order_id, state) select 'a' || order_number, 'on_hold', 'warning', 'x', id,
      case when total_minor % 5 = 0 then 'open' else 'resolved' end from orders where total_minor % 100 < 3`);
  await ctx.db.execute(sql`
    insert into refund_requests (id, order_id, amount_minor, currency, reason, state, requested_by, requested_at)
    select gen_random_uuid(), id, 100, 'USD', 'goodwill', case when total_minor % 50 = 0 then 'pending' else 'approved' end,
      'user:x', now() from orders where total_minor % 100 = 50`);
  await ctx.db.execute(sql`
    insert into order_events (order_id, kind, occurred_at, source, actor, customer_visible)
    select o.id, kind, o.created_at, 'system', 'system:bench', true from orders o
    cross join unnest(array['order.placed', 'payment.succeeded', 'fulfillment.submitted', 'mail.sent']) kind`);
  await ctx.db.execute(sql`
    insert into audit_log (at, actor, action, subject) select now() - n * interval '1 minute', 'user:' || (n % 20),
      (array['orders.sync', 'orders.cancel', 'refunds.request'])[1 + n % 3], 'FBZ20260101' || lpad(n::text, 6, '0')
    from generate_series(1, ${count}) n`);
}
