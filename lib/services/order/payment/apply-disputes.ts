import { and, eq, or, sql } from 'drizzle-orm';
import { effects } from '@/db/schema/operations';
import { fulfillments, type OrderRow, orders } from '@/db/schema/orders';
import { type DisputeRow, paymentDisputes } from '@/db/schema/refunds';
import { formatMoney } from '@/lib/domain/money/money';
import { FULFILLMENTS, isOneOf, PAYMENTS } from '@/lib/domain/order/states';
import type { EventKind, EventSource } from '@/lib/domain/order/timeline';
import type { TxCtx } from '@/lib/engine/ctx';
import { raiseAlert, resolveAlert } from '@/lib/engine/raise-alert';
import { recordEvent } from '@/lib/engine/record-event';
import { reviveEffects } from '@/lib/engine/work/revive';
import type { DisputeSnapshot } from '@/lib/integrations/stripe/disputes';
import type { PaymentSnapshot } from '@/lib/integrations/stripe/mapper';
import { beginCancel } from '../status/begin-cancel';
import { newestGenerations } from '../status/newest-generations';
import { movePayment } from './move-payment';
import { paymentNow } from './payment-now';

/** What banks and card networks say, from the newest look. Returns whether any of it was news. In the caller's transaction. */
export async function applyDisputes(
  ctx: TxCtx,
  order: OrderRow,
  payment: PaymentSnapshot,
  source: EventSource,
): Promise<boolean> {
  let changed = false;
  for (const seen of payment.disputes ?? []) if (await keep(ctx, order, seen, source)) changed = true;
  return (await followDisputes(ctx, order.id)) || changed;
}

async function keep(ctx: TxCtx, order: OrderRow, seen: DisputeSnapshot, source: EventSource): Promise<boolean> {
  const { id, createdAt, fee, ...rest } = seen;
  const said = { ...rest, currency: rest.currency || order.currency };
  const booked = { feeMinor: fee?.amountMinor ?? null, feeCurrency: fee?.currency ?? null };
  const kept = await ctx.db
    .insert(paymentDisputes)
    .values({ id, orderId: order.id, createdAt, ...said, ...booked })
    .onConflictDoUpdate({
      target: paymentDisputes.id,
      set: { ...said, ...booked, updatedAt: ctx.clock.now() },
      setWhere: sql`(${paymentDisputes.state}, ${paymentDisputes.kind}, ${paymentDisputes.amountMinor}, ${paymentDisputes.feeMinor})
        is distinct from (excluded.state, excluded.kind, excluded.amount_minor, excluded.fee_minor)`,
    })
    .returning({ id: paymentDisputes.id });
  if (kept.length === 0) return false;
  const kind = eventOf(seen);
  await recordEvent(ctx, {
    orderId: order.id,
    kind,
    onceKey: `${id} ${seen.kind} ${seen.state}`,
    source,
    data: { reason: seen.reason, amount_minor: seen.amountMinor },
  });
  return true;
}

function eventOf({ kind, state }: DisputeSnapshot): EventKind {
  switch (state) {
    case 'needs_response':
      return kind === 'chargeback' ? 'payment.disputed' : 'payment.warned';
    case 'under_review':
      return 'payment.dispute_answered';
    case 'won':
      return 'payment.dispute_won';
    case 'lost':
      return 'payment.dispute_lost';
    case 'closed':
      return 'payment.warning_closed';
  }
}

/** Brings the order after what is known of its disputes. Returns whether its payment moved. Holds the order's row. */
export async function followDisputes(ctx: TxCtx, orderId: string): Promise<boolean> {
  const said = await ctx.db.select().from(paymentDisputes).where(eq(paymentDisputes.orderId, orderId));
  if (said.length === 0) return false;
  const [order] = await ctx.db.select().from(orders).where(eq(orders.id, orderId));
  if (!order) throw new Error(`no order ${orderId}`);
  const to = await paymentNow(ctx, order);
  await tellStaff(ctx, { ...order, paymentStatus: to }, said);
  if (to === order.paymentStatus || !(await movePayment(ctx, order, { to, from: PAYMENTS.captured }))) return false;
  if (isOneOf(to, PAYMENTS.withBank)) await stop(ctx, order, { held: to === 'disputed' });
  if (to === 'warned' && ctx.env.FRAUD_WARNINGS === 'cancel') await stop(ctx, order, { held: false });
  if (isOneOf(to, PAYMENTS.refundable) && to !== 'warned') await goOn(ctx, order);
  return true;
}

async function tellStaff(ctx: TxCtx, order: OrderRow, said: readonly DisputeRow[]): Promise<void> {
  const { id: orderId, orderNumber, paymentStatus } = order;
  const about = { key: orderId, severity: 'critical' as const, orderId };
  const open =
    said.find(({ state }) => state === 'needs_response') ?? said.find(({ state }) => state === 'under_review');
  if (paymentStatus === 'disputed' && open) {
    const amount = formatMoney(open.amountMinor, open.currency);
    const until =
      open.dueAt && open.state === 'needs_response' ? ` Answer by ${open.dueAt.toISOString().slice(0, 10)}.` : '';
    const message = `The bank has taken back ${amount} of ${orderNumber} (${plain(open.reason)}).${until}`;
    await raiseAlert(ctx, { ...about, kind: 'payment_disputed', message });
  } else await resolveAlert(ctx, 'payment_disputed', orderId);
  if (paymentStatus === 'warned' && open) {
    const who = open.kind === 'inquiry' ? 'The bank asks about' : 'A card network warns of fraud with';
    const message = `${who} the payment of ${orderNumber} (${plain(open.reason)}). What is not with a print shop waits.`;
    await raiseAlert(ctx, { ...about, kind: 'payment_warned', message });
  } else await resolveAlert(ctx, 'payment_warned', orderId);
}

const plain = (word: string) => word.replaceAll('_', ' ');

/**
 * Nothing is made for money that the bank has. While it decides, what no print shop has yet is merely held: it goes on
 * once the dispute is won. What can be stopped at a print shop is stopped.
 */
async function stop(ctx: TxCtx, order: OrderRow, { held }: { held: boolean }): Promise<void> {
  // Refunds that Stripe refused are not to be tried again by a person: they wait for the bank, too.
  await reviveEffects(
    ctx,
    and(eq(effects.orderId, order.id), eq(effects.kind, 'refund'), eq(effects.state, 'attention')),
  );
  if (order.cancelRequestedAt !== null) return;
  const parts = newestGenerations(await ctx.db.select().from(fulfillments).where(eq(fulfillments.orderId, order.id)));
  const stoppable = parts.filter(({ status }) => isOneOf(status, FULFILLMENTS.stoppable));
  if (stoppable.length === 0 || (held && stoppable.every(({ status }) => status === 'pending'))) return;
  const reason = 'the bank disputes the payment';
  await beginCancel(ctx, order, { parts: stoppable, unpaid: false, source: 'stripe', reason });
}

/** The money is ours again: what was not handed to a provider or not refunded because of the bank is owed anew. */
async function goOn(ctx: TxCtx, order: OrderRow): Promise<void> {
  const waiting = and(eq(effects.kind, 'refund'), eq(effects.state, 'dropped'), eq(effects.reasonCode, 'bank_decides'));
  await reviveEffects(
    ctx,
    and(
      eq(effects.orderId, order.id),
      or(
        and(eq(effects.kind, 'submit'), eq(effects.state, 'dropped')),
        and(eq(effects.kind, 'refund'), eq(effects.state, 'attention')),
        waiting,
      ),
    ),
  );
}
