import { sql } from 'drizzle-orm';
import { oneOf } from '@/db/one-of';
import { PAYMENTS } from '@/lib/domain/order/states';
import { podOf } from '@/lib/engine/ctx';
import type { Cluster } from '../cluster';

type StripeSide = {
  payment_intents: { id: string; status: string; amount_received: number }[];
  refunds: { payment_intent: string | null; amount: number; status: string }[];
};
export type Books = { offMinor: number; lines: string[] };

/** Minor units by which our books differ from Stripe's and the print shops', whichever way. */
export async function compareBooks(cluster: Cluster): Promise<Books> {
  const lines = [...(await againstStripe(cluster)), ...(await againstPrintShops(cluster))];
  return { offMinor: lines.reduce((sum, [minor]) => sum + Math.abs(minor), 0), lines: lines.map(([, line]) => line) };
}

async function againstStripe({ ctx, sandbox }: Cluster): Promise<[number, string][]> {
  const stripe = sandbox.stripe.dump() as StripeSide;
  const rows = await ctx.db.execute<{ number: string; intent: string; took: number; gave: number }>(sql`
    select order_number as number, payment_intent_id as intent, refunded_minor as gave,
      case when ${oneOf(sql`payment_status`, PAYMENTS.captured)} then coalesce(received_minor, total_minor) else 0 end as took
    from orders where payment_intent_id is not null`);
  const received = new Map(stripe.payment_intents.map((each) => [each.id, each.amount_received]));
  const back = new Map<string | null, number>();
  for (const { payment_intent, amount, status } of stripe.refunds)
    if (/succeeded|pending|requires_action/.test(status))
      back.set(payment_intent, (back.get(payment_intent) ?? 0) + amount);
  return rows.flatMap(({ number, intent, took, gave }): [number, string][] => {
    const tookOff = (received.get(intent) ?? 0) - took;
    const gaveOff = (back.get(intent) ?? 0) - gave;
    return [
      ...(tookOff === 0 ? [] : [[tookOff, `books: Stripe took ${tookOff} more for ${number}`] as [number, string]]),
      ...(gaveOff === 0 ? [] : [[gaveOff, `books: Stripe gave back ${gaveOff} more of ${number}`] as [number, string]]),
    ];
  });
}

async function againstPrintShops({ ctx }: Cluster): Promise<[number, string][]> {
  const parts = await ctx.db.query.fulfillments.findMany();
  const off: [number, string][] = [];
  for (const provider of ctx.pods.keys()) {
    const costs = await costsAt(ctx, provider);
    for (const part of parts.filter((each) => each.provider === provider && each.podOrderId !== null)) {
      const theirs = costs.get(part.podOrderId ?? '');
      if (theirs === undefined || theirs === null) continue;
      const minor = theirs - (part.costMinor ?? 0);
      if (minor !== 0)
        off.push([minor, `books: ${provider} takes ${minor} more for ${part.externalId} (${part.status})`]);
    }
  }
  return off;
}

async function costsAt(ctx: Cluster['ctx'], provider: string): Promise<Map<string, number | null>> {
  const costs = new Map<string, number | null>();
  for (let cursor: string | null = null, more = true; more; ) {
    const page = await podOf(ctx, provider, 'refresh').listOrders(cursor);
    for (const { podOrderId, costMinor } of page.orders) costs.set(podOrderId, costMinor);
    cursor = page.nextCursor;
    more = cursor !== null;
  }
  return costs;
}
