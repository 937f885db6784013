import { and, eq, sql } from 'drizzle-orm';
import { alerts, effects, webhookEvents } from '@/db/schema/operations';
import { fulfillments } from '@/db/schema/orders';
import { cancelOrder } from '@/lib/services/order/cancel/cancel-order';
import { syncPayment } from '@/lib/services/order/payment/sync-payment';
import { trackOrder } from '@/lib/services/order/reading/order-view';
import { runPodSync } from '@/lib/services/sync/run-pod-sync';
import type { Harness } from '../support/harness';

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;

type Placed = Awaited<ReturnType<Harness['place']>>;
type Stripe = {
  charges: { id: string; payment_intent: string; status: string }[];
  refunds: { id: string; amount: number; status: string; payment_intent: string | null }[];
  payment_intents: { id: string; status: string; metadata: Record<string, string> }[];
  events: { id: string; type: string; data: { object: { id: string } } }[];
  idempotency_keys: { key: string; answer: { status: number } | null }[];
};

/** What the tests of one file say about their harness again and again. */
export function sceneOf(h: Harness) {
  const stripe = () => h.sandbox.stripe.dump() as Stripe;
  const pods = (order: Placed) =>
    [...h.sandbox.printful.orders(), ...h.sandbox.printify.orders()].filter(({ externalId }) =>
      externalId?.startsWith(order.orderNumber),
    );
  const effectsOf = (order: Placed, kind: string) =>
    h.ctx.db
      .select()
      .from(effects)
      .where(and(eq(effects.orderId, order.orderId), sql`${effects.kind} = ${kind}`));
  const scene = {
    stripe,
    pods,
    effectsOf,
    /** Provider orders that are going to be printed. */
    going: (order: Placed) => pods(order).filter(({ confirmed, status }) => confirmed && !/cancel|fail/.test(status)),
    refundsOf: (order: Placed) =>
      stripe().refunds.filter(({ payment_intent }) => payment_intent === order.paymentIntentId),
    refunded: (order: Placed) =>
      scene
        .refundsOf(order)
        .filter(({ status }) => status !== 'failed')
        .reduce((sum, { amount }) => sum + amount, 0),
    chargeOf: (order: Placed) =>
      stripe().charges.find(({ payment_intent }) => payment_intent === order.paymentIntentId)?.id ?? '',
    inDashboard(verb: string, input: unknown) {
      const run = h.sandbox.stripe.control[verb];
      if (!run) throw new Error(`Stripe has no ${verb}`);
      run(input);
    },
    act(order: Placed, provider: string, action: Parameters<typeof h.sandbox.printful.act>[1]) {
      const service = provider === 'printful' ? h.sandbox.printful : h.sandbox.printify;
      for (const { id } of pods(order).filter((pod) => pod.service === provider)) service.act(id, action);
    },
    mailsOf: (order: Placed) => h.sandbox.mailbox.list().filter(({ subject }) => subject.includes(order.orderNumber)),
    subjectsOf: (order: Placed) =>
      scene
        .mailsOf(order)
        .map(({ subject }) => kindOfMail(subject))
        .sort(),
    view: (order: Placed) => trackOrder(h.ctx, { orderId: order.orderId }),
    async alertsOf(order: Placed): Promise<string[]> {
      const rows = await h.ctx.db.select().from(alerts).where(eq(alerts.orderId, order.orderId));
      return rows
        .filter(({ state }) => state === 'open')
        .map(({ kind }) => kind)
        .sort();
    },
    partsOf: (order: Placed) => h.ctx.db.select().from(fulfillments).where(eq(fulfillments.orderId, order.orderId)),
    cancel: (order: Placed) =>
      cancelOrder(h.as({ kind: 'order_token', orderId: order.orderId, strength: 'strong' }), {
        orderId: order.orderId,
      }),
    /** Paid, and our side knows, but nothing that is owed was done yet. */
    async paidOnly(providers?: string[], card?: string) {
      const order = await h.place(providers);
      await h.pay(order, card);
      await syncPayment(h.ctx, { orderId: order.orderId, source: 'customer' });
      return order;
    },
    async confirmed(providers?: string[]) {
      const order = await h.place(providers);
      await h.pay(order);
      await h.work();
      return order;
    },
    async owed(order: Placed, kind: string) {
      const [effect] = await effectsOf(order, kind);
      if (!effect) throw new Error(`no ${kind} is owed`);
      return effect;
    },
    async effectNow(id: string) {
      const [effect] = await h.ctx.db.select().from(effects).where(eq(effects.id, id));
      if (!effect) throw new Error('the effect is gone');
      return effect;
    },
    async eventNow(id: string) {
      const [event] = await h.ctx.db.select().from(webhookEvents).where(eq(webhookEvents.id, id));
      if (!event) throw new Error('the event is gone');
      return event;
    },
    /** Waits of the jobs that wait for their time, in milliseconds from now, shortest first. */
    async waitsOf(key: 'effectId' | 'eventId', id: string): Promise<number[]> {
      const jobs = await h.ctx.db.execute<{ ms: number }>(
        sql`select (extract(epoch from start_after - created_on) * 1000)::float8 as ms from pgboss.job
          where data->>${key} = ${id} and state = 'created' order by start_after`,
      );
      return jobs.map(({ ms }) => ms);
    },
    /** A stored and unworked message of Printify's about this order. */
    async storedEvent(order: Placed) {
      scene.act(order, 'printify', 'produce');
      await h.sandbox.world.deliveries.settled();
      const events = await h.ctx.db.select().from(webhookEvents).where(eq(webhookEvents.state, 'received'));
      const event = events.find(({ type }) => type === 'order:updated');
      if (!event) throw new Error('Printify told nothing');
      return event;
    },
    pass: h.later,
    async sync() {
      const report = await runPodSync(h.ctx, 'test');
      if (report.errors.length > 0) throw new Error(report.errors.join('; '));
      return report;
    },
  };
  return scene;
}

/** `Order confirmed: Wave Hoodie (FBZ…)` → `Order confirmed`. */
export const kindOfMail = (subject: string) => subject.split(/[:?]/)[0] ?? '';
