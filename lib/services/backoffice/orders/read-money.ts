import { eq } from 'drizzle-orm';
import { fulfillments } from '@/db/schema/orders';
import { providerCredits } from '@/db/schema/provider-credits';
import { paymentDisputes } from '@/db/schema/refunds';
import { exchangeOf } from '@/lib/domain/money/exchange';
import { marginOf } from '@/lib/domain/money/margin';
import { requireMay } from '@/lib/domain/order/policy';
import type { Ctx } from '@/lib/engine/ctx';
import { readableOrder } from '@/lib/services/order/reading/order-view';
import { podLabel } from '@/lib/services/order/reading/pod-label';
import { refundable } from '@/lib/services/order/refund/refundable';
import { newestGenerations } from '@/lib/services/order/status/newest-generations';

/** What an order brought and cost, with Stripe's fee asked live. Throws AppError forbidden, not_found; ProviderError. */
export async function readMoney(ctx: Ctx, input: { orderNumber: string }) {
  requireMay(ctx.actor, 'orders.read');
  const order = await readableOrder(ctx, input);
  const [all, credits, said, left, seen] = await Promise.all([
    ctx.db.select().from(fulfillments).where(eq(fulfillments.orderId, order.id)),
    ctx.db.select().from(providerCredits).where(eq(providerCredits.orderId, order.id)),
    ctx.db.select().from(paymentDisputes).where(eq(paymentDisputes.orderId, order.id)),
    refundable(ctx, order),
    order.paymentIntentId === null ? null : ctx.stripe.inspectPayment(order.paymentIntentId),
  ]);
  const parts = newestGenerations(all).filter(({ status }) => status !== 'canceled');
  const chargedMinor = seen?.payment.receivedMinor ?? 0;
  const fee = seen?.fee ?? null;
  const losses = said.flatMap(({ state, amountMinor, currency, feeMinor, feeCurrency }) => [
    ...(state === 'lost' ? [{ what: 'lost' as const, amountMinor, currency }] : []),
    ...(feeMinor !== null && feeCurrency !== null
      ? [{ what: 'fee' as const, amountMinor: feeMinor, currency: feeCurrency }]
      : []),
  ]);
  const margin = marginOf(
    {
      currency: order.currency,
      chargedMinor,
      refundedMinor: order.refundedMinor,
      taxMinor: order.taxMinor,
      fee,
      losses,
      costs: [
        ...parts.map(({ costMinor, costCurrency }) => ({ amountMinor: costMinor, currency: costCurrency })),
        ...credits.map(({ amountMinor, currency }) => ({ amountMinor: -amountMinor, currency })),
      ],
    },
    exchangeOf(await ctx.settings.shop()),
  );
  return {
    currency: order.currency,
    chargedMinor,
    refundedMinor: order.refundedMinor,
    fee: fee && { amountMinor: fee.amountMinor, currency: fee.currency },
    losses,
    costs: parts.map(({ provider, replacement, costMinor, costCurrency }) => ({
      provider,
      replacement,
      providerLabel: podLabel(ctx, provider),
      amountMinor: costMinor,
      currency: costCurrency,
    })),
    credits: credits.map(({ id, provider, amountMinor, currency, noteSealed }) => ({
      id,
      providerLabel: podLabel(ctx, provider),
      amountMinor,
      currency,
      note: ctx.vault.read(providerCredits.noteSealed, id, noteSealed, null),
    })),
    marginMinor: margin.marginMinor,
    marginNote: margin.whyNot,
    leftMinor: left.leftMinor,
    waitingMinor: left.waitingMinor,
    lines: left.lines.map(({ itemId, leftQuantity, taxMinor }) => ({
      itemId,
      leftQuantity,
      taxMinor,
    })),
    approvalLimitMinor: ctx.env.REFUND_APPROVAL_LIMIT_MINOR ?? null,
  };
}
