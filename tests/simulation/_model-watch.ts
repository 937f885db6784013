import { sql } from 'drizzle-orm';
import { type FulfillmentStatus, isOneOf, PAYMENTS, type PaymentStatus, RANK } from '@/lib/domain/order/states';
import type { Ctx } from '@/lib/engine/ctx';
import { type MoneyOf, moneyOf, type Outside } from './_model-outside';

export type PartSeen = {
  id: string;
  provider: string;
  external_id: string;
  status: FulfillmentStatus;
  packages: string[];
};
export type OrderSeen = {
  id: string;
  order_number: string;
  total_minor: number;
  payment_status: PaymentStatus;
  status: string;
  called_off: boolean;
  parts: PartSeen[];
};
export type Seen = { orders: OrderSeen[]; outside: Outside };

/** Our side, in one query: this is asked after every step. */
export async function ordersSeen(ctx: Ctx): Promise<OrderSeen[]> {
  const rows = await ctx.db.execute<{ seen: OrderSeen }>(sql`select json_build_object('id', o.id,
      'order_number', o.order_number, 'total_minor', o.total_minor, 'payment_status', o.payment_status,
      'status', o.status, 'called_off', o.cancel_requested_at is not null or o.canceled_at is not null,
      'parts', coalesce((select json_agg(json_build_object('id', f.id, 'provider', f.provider,
          'external_id', f.external_id, 'status', f.status,
          'packages', coalesce((select json_agg(s.tracking_number) from shipments s where s.fulfillment_id = f.id), '[]'))
          order by f.external_id)
        from fulfillments f where f.order_id = o.id), '[]')) as seen
    from orders o order by o.order_number`);
  return rows.map(({ seen }) => seen);
}

const UNPAID: readonly PaymentStatus[] = ['unpaid', 'processing', 'failed'];

/**
 * What may never happen, whatever anybody does: asked after each step, of what stood before it and stands after it.
 * One line per broken promise.
 */
export function brokenOnTheWay(before: Seen, after: Seen): string[] {
  return [
    ...after.orders.flatMap((order) => {
      const was = before.orders.find(({ id }) => id === order.id);
      return [
        ...moneyInvariants(order, moneyOf(after.outside, order.id)),
        ...(was ? noWayBack(was, order) : []),
        ...submissions(was, order, before.outside, after.outside),
      ];
    }),
    ...printedOnce(after),
    ...forgeries(after.outside),
  ];
}

function moneyInvariants(order: OrderSeen, money: MoneyOf): string[] {
  const broken: string[] = [];
  const say = (what: string) => broken.push(`${order.order_number}: ${what}`);
  if (money.charges.length > 1) say(`I7 it was charged ${money.charges.length} times`);
  if (money.charges.some(({ amount }) => amount !== order.total_minor))
    say('I7 another amount than its total was charged');
  if (money.backMinor > money.capturedMinor) say(`I3 ${money.backMinor} given back of ${money.capturedMinor}`);
  const asked = money.refunds
    .filter(({ status }) => status !== 'failed')
    .flatMap(({ metadata }) => metadata['effect_id'] ?? []);
  if (new Set(asked).size < asked.length) say('I3 one refund was made twice');
  return broken;
}

/** I5: nothing goes back, and no package loses its number. */
function noWayBack(was: OrderSeen, is: OrderSeen): string[] {
  const broken: string[] = [];
  const paidBefore = !UNPAID.includes(was.payment_status);
  if (paidBefore && UNPAID.includes(is.payment_status))
    broken.push(`${is.order_number}: I5 it was ${was.payment_status} and is ${is.payment_status}`);
  for (const part of was.parts) {
    const now = is.parts.find(({ id }) => id === part.id);
    if (!now) {
      broken.push(`${part.external_id}: I5 the part is gone`);
      continue;
    }
    const climbs = RANK[now.status] >= RANK[part.status] || part.status === 'failed';
    if (!climbs || (part.status === 'canceled' && now.status !== 'canceled'))
      broken.push(`${part.external_id}: I5 it was ${part.status} and is ${now.status}`);
    for (const number of part.packages)
      if (!now.packages.includes(number)) broken.push(`${part.external_id}: I5 package ${number} is gone`);
  }
  return broken;
}

/** I2: what is confirmed now and was not before must be paid, and must not have been called off by then. */
function submissions(was: OrderSeen | undefined, is: OrderSeen, before: Outside, after: Outside): string[] {
  const money = moneyOf(after, is.id);
  const confirmed = ({ podOrders }: Outside) =>
    podOrders.filter(
      (order) => order.confirmed && is.parts.some(({ external_id }) => external_id === order.externalId),
    );
  const known = new Set(confirmed(before).map(({ id }) => id));
  return confirmed(after)
    .filter(({ id }) => !known.has(id))
    .flatMap(({ externalId }) => {
      if (money.capturedMinor === 0) return [`${externalId}: I2 it was confirmed and nobody has paid`];
      if (was?.called_off) return [`${externalId}: I2 it was confirmed after it had been called off`];
      // A dispute that is won by now may have been known to be won by then.
      const atBank = was !== undefined && isOneOf(was.payment_status, PAYMENTS.withBank);
      const isContested = atBank && money.disputes.some(({ status }) => status !== 'won');
      if (was?.payment_status === 'refunded' || isContested)
        return [`${externalId}: I2 it was confirmed while the payment was ${was.payment_status}`];
      return [];
    });
}

/** I2: at each provider at most one order under each of our numbers, and none under a number we do not have. */
function printedOnce({ orders, outside }: Seen): string[] {
  const numbers = orders.flatMap(({ parts }) => parts.map(({ external_id }) => external_id));
  const seen = new Set<string>();
  return outside.podOrders.flatMap(({ service, externalId }) => {
    const key = `${service} ${externalId}`;
    if (seen.has(key)) return [`${key}: I2 it exists twice`];
    seen.add(key);
    return numbers.includes(externalId ?? '') ? [] : [`${key}: I2 nobody ordered it`];
  });
}

/** Printful's v1 messages carry no signature at all: they come by a secret path and are hints only. */
const HINTS = /\/webhooks\/printful\/./;

function forgeries({ deliveries }: Outside): string[] {
  return deliveries
    .filter(({ kind, url }) => (kind === 'forged' || kind === 'unsigned') && !HINTS.test(url))
    .filter(({ attempts }) => attempts.some(({ status }) => status >= 200 && status < 300))
    .map(({ service, type, kind }) => `I4 a ${kind} ${type} of ${service} was believed`);
}
