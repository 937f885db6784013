import type { Sandbox } from '../../packages/sandbox/host';
import type { Action } from './_model-actions';
import { outsideOf } from './_model-outside';

/** What nobody asks us about. */
export function happen(
  sandbox: Sandbox,
  action: Extract<
    Action,
    { do: 'provider' | 'refund in dashboard' | 'fail refund' | 'open dispute' | 'close dispute' | 'resend' }
  >,
  paymentIntentId: string | undefined,
): void {
  const { stripe } = outsideOf(sandbox);
  const dashboard = (verb: string, input: object) => sandbox.stripe.control[verb]?.(input);
  const charge = stripe.charges.find(
    ({ payment_intent, status }) => payment_intent === paymentIntentId && status === 'succeeded',
  );
  const left = charge ? charge.amount - charge.amount_refunded : 0;
  switch (action.do) {
    case 'provider': {
      const service = sandbox[action.provider];
      for (const { id, actions, next } of service.orders()) {
        const act = action.act === 'next' ? next : action.act;
        if (act !== null && actions.includes(act)) service.act(id, act);
      }
      return;
    }
    case 'refund in dashboard': {
      const amount = action.whole ? left : Math.floor(left / 3);
      if (amount > 0 && !stripe.disputes.some((dispute) => dispute.charge === charge?.id))
        dashboard('refundInDashboard', { id: paymentIntentId, amount });
      return;
    }
    case 'fail refund': {
      const refund = stripe.refunds.findLast(({ status }) => status !== 'failed');
      if (refund) dashboard('failRefund', { id: refund.id });
      return;
    }
    case 'open dispute':
      if (charge && !stripe.disputes.some((dispute) => dispute.charge === charge.id))
        dashboard('openDispute', { id: charge.id });
      return;
    case 'close dispute': {
      const open = stripe.disputes.find(({ status }) => /needs_response|under_review/.test(status));
      if (open) dashboard('closeDispute', { id: open.id, outcome: action.outcome });
      return;
    }
    case 'resend': {
      const event = stripe.events[action.nth % Math.max(1, stripe.events.length)];
      if (event) dashboard('resendEvent', { id: event.id });
    }
  }
}
