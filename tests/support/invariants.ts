import { sql } from 'drizzle-orm';
import { oneOf } from '@/db/one-of';
import { PAYMENTS, type RefundState } from '@/lib/domain/order/states';
import type { Ctx } from '@/lib/engine/ctx';
import { checkInvariants } from '@/lib/services/sync/invariants/check-invariants';
import type { Outside } from '@/lib/services/sync/invariants/compare-sides';
import { DISCREPANCIES } from '@/lib/services/sync/invariants/violation';
import type { Sandbox } from '../../packages/sandbox/host';

type StripeSide = {
  payment_intents: {
    id: string;
    status: string;
    currency: string;
    amount_received: number;
    metadata: Record<string, string>;
  }[];
  refunds: { id: string; payment_intent: string | null; amount: number; status: RefundState }[];
};
type Side = { ctx: Ctx; sandbox: Sandbox };

/**
 * I1 to I8, asked of our rows and of everything the three services hold, read from the sandbox's own memory: what an
 * app believes of itself proves nothing. Call it when everything owed was done. One line per broken promise.
 */
export async function brokenInvariants({ ctx, sandbox }: Side): Promise<string[]> {
  const broken = await checkInvariants(ctx, everything(sandbox));
  return [
    ...broken.map(({ kind, subject, detail }) => `${DISCREPANCIES[kind]} ${kind} ${subject}: ${detail}`),
    ...(await unfinished(ctx)),
    ...confirmedTwice(sandbox),
    ...(await mailedTwice({ ctx, sandbox })),
    ...(await mailsLost({ ctx, sandbox })),
  ];
}

function everything(sandbox: Sandbox): Outside {
  const stripe = sandbox.stripe.dump() as StripeSide;
  return {
    complete: true,
    payments: stripe.payment_intents.map((intent) => ({
      id: intent.id,
      orderId: intent.metadata['order_id'] ?? null,
      succeeded: intent.status === 'succeeded',
      receivedMinor: intent.amount_received,
      currency: intent.currency.toUpperCase(),
      refundedMinor: stripe.refunds
        .filter(({ payment_intent, status }) => payment_intent === intent.id && /succeeded|pending/.test(status))
        .reduce((sum, { amount }) => sum + amount, 0),
    })),
    refunds: stripe.refunds.flatMap(({ id, payment_intent, amount, status }) =>
      payment_intent === null ? [] : [{ id, paymentIntentId: payment_intent, amountMinor: amount, status }],
    ),
    podOrders: [
      ...byMail(sandbox),
      ...[sandbox.printful, sandbox.printify].flatMap((service) =>
        service.orders().map((order) => ({
          provider: service.name,
          podOrderId: order.id,
          externalId: order.externalId,
          status: /cancel/i.test(order.status) ? ('canceled' as const) : null,
          confirmed: order.confirmed && order.status !== 'failed',
          complete: true,
          trackingNumbers: order.shipments.map(({ trackingNumber }) => trackingNumber),
        })),
      ),
    ],
  };
}

/** What a print shop without an API has: the mails, which tell nothing of what became of an order. */
function byMail(sandbox: Sandbox): Outside['podOrders'] {
  const mailed = sandbox.mailbox
    .list()
    .flatMap(({ messageId }) => /print-shop-([\w-]+)@/.exec(messageId ?? '')?.[1] ?? []);
  return [...new Set(mailed)].map((number) => ({
    ...{ provider: 'manual', podOrderId: number, externalId: number, status: null },
    ...{ confirmed: false, complete: false, trackingNumbers: [] },
  }));
}

/** At rest nothing may be waiting: what is stored is done, what is owed is done or in front of a person. */
async function unfinished(ctx: Ctx): Promise<string[]> {
  const rows = await ctx.db.execute<{ what: string }>(sql`
    select 'I4 ' || source || ' ' || type || ' is stored and not done' as what from webhook_events
      where state = 'received'
    union all select 'I6 ' || kind || ' is owed and not done: ' || coalesce(note, '') from effects
      where state = 'pending'
    union all select 'I1 ' || f.external_id || ' is paid and still at our side' from fulfillments f
      join orders o on o.id = f.order_id
      where f.status = 'pending' and o.payment_status in ('paid', 'partially_refunded')
        and o.cancel_requested_at is null and not exists (select 1 from effects e
          where e.fulfillment_id = f.id and e.kind = 'submit' and e.state in ('attention', 'dead'))
    union all select 'I3 ' || order_number || ' is canceled, paid and not refunded' from orders o
      where o.status = 'canceled' and o.paid_at is not null and o.refunded_minor < o.total_minor
        and not ${oneOf(sql`o.payment_status`, PAYMENTS.withBank)}
        and not exists (select 1 from effects e where e.order_id = o.id and e.kind = 'refund'
          and (e.state in ('attention', 'dead') or e.reason_code = 'needs_approval'))
        and not exists (select 1 from alerts a where a.order_id = o.id and a.kind = 'refund_failed'
          and a.state <> 'resolved')`);
  return rows.map(({ what }) => what);
}

function confirmedTwice(sandbox: Sandbox): string[] {
  const { orders } = sandbox.printful.dump() as { orders: { external_id: string; confirmations: number }[] };
  return orders
    .filter(({ confirmations }) => confirmations > 1)
    .map(({ external_id }) => `I2 ${external_id} was confirmed twice`);
}

/** A mail repeated after a crash carries the same Message-ID, and mailboxes show it once; another one is a second mail. */
async function mailedTwice({ ctx, sandbox }: Side): Promise<string[]> {
  const first = new Map<string, string | null>();
  // An order may have many packages, refunds, delays, holds and lost links, each with its mail; staff may repeat one.
  const single = await ctx.db.execute<{ id: string; order_id: string; kind: string }>(
    sql`select id, order_id, kind from effects
      where kind like 'mail_%' and generation = 1 and kind not in
        ('mail_shipped', 'mail_new_number', 'mail_returned', 'mail_replacing', 'mail_replaced', 'mail_report_refused', 'mail_refunded', 'mail_delay', 'mail_on_hold', 'mail_track_link')`,
  );
  return sandbox.mailbox.list().flatMap(({ to, messageId }) => {
    const mail = single.find(({ id }) => messageId?.includes(id));
    if (!mail) return [];
    const key = `${String(to)} ${mail.kind} of ${mail.order_id}`;
    if (!first.has(key)) first.set(key, messageId);
    return first.get(key) === messageId ? [] : [`mailed twice: ${key}`];
  });
}

async function mailsLost({ ctx, sandbox }: Side): Promise<string[]> {
  const sent = sandbox.mailbox.list().map(({ messageId }) => messageId ?? '');
  const done = await ctx.db.execute<{ id: string; kind: string }>(
    sql`select id, kind from effects where kind like 'mail_%' and state = 'done'`,
  );
  return done
    .filter(({ id }) => !sent.some((messageId) => messageId.includes(id)))
    .map(({ id, kind }) => `${kind} ${id} counts as sent and never arrived`);
}
