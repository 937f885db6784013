import { sql } from 'drizzle-orm';
import type { Harness } from './harness';

type Row = { what: string };
type StripeSide = {
  payment_intents: { id: string; amount: number; currency: string; amount_received: number }[];
  refunds: { payment_intent: string | null; amount: number; status: string }[];
};
type Side = Pick<Harness, 'ctx' | 'sandbox'>;

/**
 * I1 to I8 of the promise, checked in our tables and at the other side. Call it when everything owed was done.
 * Answers one line per broken promise.
 */
export async function brokenInvariants({ ctx, sandbox }: Side): Promise<string[]> {
  const rows = await Promise.all(OURS.map((query) => ctx.db.execute<Row>(query)));
  return [
    ...rows.flatMap((found) => found.map(({ what }) => what)),
    ...(await atProviders({ ctx, sandbox })),
    ...(await atStripe({ ctx, sandbox })),
  ];
}

const PAID = sql`('paid', 'partially_refunded', 'refunded', 'disputed')`;

/** What our own tables must never show. */
const OURS = [
  sql`select 'I1 ' || o.order_number || ' is paid and has no part' as what from orders o
    where o.payment_status in ${PAID} and o.cancel_requested_at is null and o.canceled_at is null
      and not exists (select 1 from fulfillments f where f.order_id = o.id)`,
  sql`select 'I1 ' || f.external_id || ' waits and nobody is told' as what
    from fulfillments f join orders o on o.id = f.order_id
    where f.status = 'pending' and o.payment_status in ${PAID} and o.cancel_requested_at is null
      and not exists (select 1 from effects e where e.fulfillment_id = f.id and e.kind = 'submit'
        and e.state in ('owed', 'attention') and (e.state = 'owed' or e.last_error is not null))`,
  sql`select 'I3 ' || f.external_id || ' is canceled and not refunded' as what
    from fulfillments f join orders o on o.id = f.order_id
    where f.status = 'canceled' and o.paid_at is not null and o.payment_status in ('paid', 'partially_refunded')
      and not exists (select 1 from fulfillments later where later.order_id = f.order_id
        and later.provider = f.provider and later.generation > f.generation)
      and not exists (select 1 from effects e where e.fulfillment_id = f.id and e.kind = 'refund'
        and e.state in ('done', 'attention'))`,
  sql`select 'I3 ' || order_number || ' is refunded beyond its total' as what from orders
    where refunded_minor > total_minor`,
  sql`select 'I4 ' || source || ' ' || type || ' is stored and not done' as what from webhook_events
    where state = 'received'`,
  sql`select 'I5 ' || f.external_id || ' went back after ' || a.kind as what
    from order_events a
    join order_events b on b.fulfillment_id = a.fulfillment_id and b.id > a.id
    join fulfillments f on f.id = a.fulfillment_id
    where (a.kind = 'fulfillment.delivered' and b.kind in ('fulfillment.shipped', 'fulfillment.in_production'))
       or (a.kind in ('fulfillment.shipped', 'fulfillment.canceled')
         and b.kind in ('fulfillment.confirmed', 'fulfillment.in_production'))`,
  sql`select 'I6 ' || e.kind || ' is owed and has no job' as what from effects e
    where e.state = 'owed' and not exists (select 1 from pgboss.job j where j.name = 'effect'
      and j.data->>'effectId' = e.id::text and j.state in ('created', 'retry', 'active'))`,
  sql`select 'I8 ' || order_number || ' mixes live and test' as what from orders o
    where o.livemode and exists (select 1 from fulfillments f where f.order_id = o.id)`,
];

/** I1, I2, I5: one provider order for each of our numbers, confirmed only for paid orders, no parcel forgotten. */
async function atProviders({ ctx, sandbox }: Side): Promise<string[]> {
  const broken: string[] = [];
  const ours = await ctx.db.execute<{ provider: string; external_id: string; status: string; paid: boolean }>(
    sql`select f.provider, f.external_id, f.status, o.paid_at is not null as paid
      from fulfillments f join orders o on o.id = f.order_id`,
  );
  const tracked = await ctx.db.execute<{ tracking_number: string }>(
    sql`select tracking_number from shipments where tracking_number is not null`,
  );
  const known = new Set(tracked.map(({ tracking_number }) => tracking_number));
  for (const provider of ['printful', 'printify'] as const) {
    const theirs = sandbox[provider].orders();
    for (const part of ours.filter((each) => each.provider === provider)) {
      const found = theirs.filter(({ externalId }) => externalId === part.external_id);
      const going = !['pending', 'canceled', 'failed'].includes(part.status);
      if (found.length > 1) broken.push(`I2 ${part.external_id} exists ${found.length} times at ${provider}`);
      if (going && !found.some(({ confirmed }) => confirmed))
        broken.push(`I1 ${part.external_id} is not at ${provider}`);
      if (!part.paid && found.some(({ confirmed }) => confirmed)) broken.push(`I2 ${part.external_id} is not paid`);
      for (const { trackingNumber } of found.flatMap(({ shipments }) => shipments)) {
        if (!known.has(trackingNumber)) broken.push(`I5 ${part.external_id}: package ${trackingNumber} is unknown`);
      }
    }
    const strays = theirs.filter(({ externalId }) => !ours.some((part) => part.external_id === externalId));
    broken.push(...strays.map(({ id }) => `I2 ${provider} order ${id} belongs to no order of ours`));
  }
  const { orders } = sandbox.printful.dump() as { orders: { external_id: string; confirmations: number }[] };
  const charged = orders.filter(({ confirmations }) => confirmations > 1);
  return [...broken, ...charged.map(({ external_id }) => `I2 ${external_id} was confirmed twice`)];
}

/** I3, I7: what Stripe took and gave back is what our rows say. */
async function atStripe({ ctx, sandbox }: Side): Promise<string[]> {
  const stripe = sandbox.stripe.dump() as StripeSide;
  const ours = await ctx.db.execute<{
    payment_intent_id: string;
    order_number: string;
    total_minor: number;
    refunded_minor: number;
    currency: string;
    submitted: boolean;
  }>(sql`select payment_intent_id, order_number, total_minor, refunded_minor, currency,
      exists (select 1 from fulfillments f where f.order_id = orders.id) as submitted
    from orders where payment_intent_id is not null`);
  return ours.flatMap((order) => {
    const intent = stripe.payment_intents.find(({ id }) => id === order.payment_intent_id);
    if (!intent) return [`I7 ${order.order_number} has a payment that Stripe does not know`];
    const givenBack = stripe.refunds
      .filter(({ payment_intent, status }) => payment_intent === intent.id && status === 'succeeded')
      .reduce((sum, { amount }) => sum + amount, 0);
    const sameMoney = intent.amount_received === order.total_minor && intent.currency === order.currency.toLowerCase();
    return [
      ...(order.submitted && !sameMoney ? [`I7 ${order.order_number} was submitted for other money`] : []),
      ...(givenBack > intent.amount_received ? [`I3 ${order.order_number} gave back more than was paid`] : []),
      ...(givenBack !== order.refunded_minor ? [`I3 ${order.order_number}: Stripe refunded ${givenBack}`] : []),
    ];
  });
}
