import { and, eq, inArray, sql } from 'drizzle-orm';
import { effects } from '@/db/schema/operations';
import type { FulfillmentStatus } from '@/lib/domain/order/states';
import type { ControlOrder } from '../../packages/sandbox/core/world';
import { brokenInvariants } from '../support/invariants';
import { type MoneyOf, moneyOf } from './_model-outside';
import type { Story } from './_model-story';
import { type OrderSeen, ordersSeen, type PartSeen } from './_model-watch';

/** What must be so when all is well again and nobody has anything left to do. One line per broken promise. */
export async function brokenAtTheEnd(story: Story): Promise<string[]> {
  const { outside } = story;
  const orders = await ordersSeen(story.h.ctx);
  return [
    ...(await brokenInvariants(story.h)),
    ...(await unseenTroubles(story)),
    ...(await needlessRefusals(story, orders)),
    ...orders.flatMap((order) => {
      const money = moneyOf(outside, order.id);
      return [
        ...paidOrNot(order, money, outside.podOrders),
        ...(story.canceled.has(order.id) ? calledOff(order, outside.podOrders) : []),
        ...order.parts.flatMap((part) => sameAsProvider(part, podOrderOf(part, outside.podOrders))),
      ];
    }),
  ];
}

function podOrderOf(part: PartSeen, podOrders: ControlOrder[]): ControlOrder | undefined {
  return podOrders.find(({ service, externalId }) => service === part.provider && externalId === part.external_id);
}

function paidOrNot(order: OrderSeen, money: MoneyOf, podOrders: ControlOrder[]): string[] {
  const broken: string[] = [];
  const say = (what: string) => broken.push(`${order.order_number}: ${what}`);
  if (money.capturedMinor === 0) {
    if (order.parts.length > 0) say('I1 nobody paid and it has parts');
    if (money.intentStatus !== null && money.intentStatus !== 'canceled')
      say(`nobody paid for a day and its payment is ${money.intentStatus}`);
    if (order.status !== 'canceled') say(`nobody paid for a day and it is ${order.status}`);
    return broken;
  }
  // A bank that sends refunds back or keeps the money is a person's business.
  const peaceful = !money.failedRefund && money.disputes.length === 0;
  const canceled = order.parts.filter(({ status }) => status === 'canceled');
  if (peaceful && canceled.length === order.parts.length && money.backMinor !== money.capturedMinor)
    say(`I3 all of it is canceled, ${money.backMinor} of ${money.capturedMinor} went back`);
  if (peaceful && canceled.length > 0 && money.backMinor === 0) say('I3 a part is canceled and nothing went back');
  const waiting = order.parts.some(({ status }) => status === 'pending' || status === 'confirmed');
  if (order.payment_status === 'refunded' && !order.called_off && waiting)
    say('I2 all the money went back and a part is still going to be made');
  if (money.refunds.length === 0 && money.disputes.length === 0 && !order.called_off) {
    if (order.parts.length === 0) say('I1 it is paid and has no parts');
    // One that the provider gave up stands before a person: see `unseenTroubles`.
    for (const part of order.parts.filter(({ status }) => status !== 'failed'))
      if (!podOrderOf(part, podOrders)?.confirmed) say(`I1 it is paid and ${part.external_id} was never confirmed`);
  }
  return broken;
}

/** Somebody was told that it is canceled: each part has stopped, or has gone on for a reason that can be told. */
function calledOff(order: OrderSeen, podOrders: ControlOrder[]): string[] {
  return order.parts.flatMap((part) => {
    const podOrder = podOrderOf(part, podOrders);
    const alive = podOrder?.confirmed === true && !/cancel|fail|issue/.test(podOrder.status);
    if (part.status === 'canceled' && alive) return [`${part.external_id}: I2 it is canceled here and made there`];
    if (part.status === 'pending' && !podOrder?.confirmed) return [`${part.external_id}: called off and still waiting`];
    return [];
  });
}

/** Null where the provider's word leaves it open. */
function statusAt(order: ControlOrder): FulfillmentStatus | null {
  const word = order.status.toLowerCase();
  if (word === 'canceled' || word === 'archived') return 'canceled';
  if (word === 'inprocess' || word === 'in-production' || word.startsWith('partial')) return 'in_production';
  if (word === 'fulfilled') return order.shipments.every(({ delivered }) => delivered) ? 'delivered' : 'shipped';
  return null;
}

/** After two syncs our word is the provider's. A parcel that came back is told by event alone, so it may be missed. */
function sameAsProvider(part: PartSeen, podOrder: ControlOrder | undefined): string[] {
  const there = podOrder ? statusAt(podOrder) : null;
  if (there === null || there === part.status || part.status === 'returned') return [];
  return [`${part.external_id}: I5 ${part.provider} is at ${there}, we are at ${part.status}`];
}

/** I3: where neither a bank nor the dashboard interferes, Stripe has no reason to refuse a refund of ours. */
async function needlessRefusals({ h, outside }: Story, orders: OrderSeen[]): Promise<string[]> {
  const refused = await h.ctx.db
    .select({ orderId: effects.orderId, why: effects.note })
    .from(effects)
    .where(and(eq(effects.kind, 'refund'), inArray(effects.state, ['attention', 'dead'])));
  return refused.flatMap(({ orderId, why }) => {
    if (orderId === null) return [];
    const money = moneyOf(outside, orderId);
    const elsewhere = money.refunds.some(({ metadata }) => metadata['effect_id'] === undefined);
    if (money.failedRefund || money.disputes.length > 0 || elsewhere) return [];
    return [`${orders.find(({ id }) => id === orderId)?.order_number}: I3 a refund was refused: ${why}`];
  });
}

/** I4, I6: what nobody will do any more stands before a person; what broke in here is a fault. */
async function unseenTroubles({ h }: Story): Promise<string[]> {
  const rows = await h.ctx.db.execute<{ what: string }>(sql`
    select kind || ' is ' || state || ' and no alert says so: ' || coalesce(note, '') as what from effects e
      where state in ('attention', 'dead') and not exists (select 1 from alerts a
        where a.key like '%:' || e.id and a.state <> 'resolved')
    union all select source || ' ' || type || ' is dead: ' || coalesce(note, '') from webhook_events where state = 'dead'
    union all select f.external_id || ' has failed and no alert says so' from fulfillments f
      where f.status = 'failed' and not exists (select 1 from alerts a
        where a.fulfillment_id = f.id and a.state <> 'resolved')
    union all select kind || ' is ' || state || ': ' || note from effects
      where reason_code = 'fault' and state in ('pending', 'attention', 'dead')`);
  return rows.map(({ what }) => what);
}
