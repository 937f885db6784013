'use client';

import { toast } from 'sonner';
import { When } from '@/components/tracking/when';
import { Card } from '@/components/ui/card';
import { Button } from '@/components/ui/form/button';
import { Money } from '@/components/ui/money';
import { useOrderAction } from '@/lib/client/admin/use-admin-order';
import type { AdminOrder } from '@/lib/contracts/backoffice/admin-order';
import { doneAnswer } from '@/lib/contracts/backoffice/admin-orders';
import type { DisputeKind, DisputeState } from '@/lib/domain/order/states';

type Dispute = AdminOrder['disputes'][number];

const KIND: Record<DisputeKind, string> = {
  chargeback: 'Chargeback',
  inquiry: 'Question of the bank',
  fraud_warning: 'Fraud warning',
};

const STATE: Record<DisputeState, { words: string; tone: string | undefined }> = {
  needs_response: { words: 'waits for us', tone: 'danger' },
  under_review: { words: 'the bank decides', tone: 'warn' },
  won: { words: 'won', tone: 'good' },
  lost: { words: 'lost', tone: 'danger' },
  closed: { words: 'closed', tone: undefined },
};

/** What banks and card networks say against the payment, and what can be done about it from here. */
export function DisputesCard({ order }: { order: AdminOrder }) {
  if (order.disputes.length === 0) return null;
  return (
    <Card title="Disputes">
      <ul className="divide-y divide-line">
        {order.disputes.map((dispute) => (
          <DisputeRow key={dispute.id} dispute={dispute} order={order} />
        ))}
      </ul>
      {order.payment.status === 'warned' && order.allowed.includes('disputes.handle') ? <LetGo order={order} /> : null}
    </Card>
  );
}

function DisputeRow({ dispute, order }: { dispute: Dispute; order: AdminOrder }) {
  const waits = dispute.state === 'needs_response';
  const answerable = waits && dispute.kind !== 'fraud_warning' && order.allowed.includes('disputes.handle');
  return (
    <li className="space-y-2 py-4 first:pt-0 last:pb-0">
      <div className="flex flex-wrap items-center gap-3">
        <h3 className="font-semibold">{KIND[dispute.kind]}</h3>
        <span className="chip" data-tone={STATE[dispute.state].tone}>
          {STATE[dispute.state].words}
        </span>
        {dispute.amount_minor > 0 ? (
          <Money
            amountMinor={dispute.amount_minor}
            currency={dispute.currency}
            className="font-semibold tabular-nums"
          />
        ) : null}
      </div>
      <p className="text-quiet text-sm">
        {dispute.reason.replaceAll('_', ' ')}
        {waits && dispute.due_at ? (
          <>
            ; answer by <When iso={dispute.due_at} />
          </>
        ) : null}
        {dispute.let_go ? '; looked into, the order goes on' : ''}
      </p>
      {answerable ? <Answer dispute={dispute} orderNumber={order.order_number} /> : null}
    </li>
  );
}

function Answer({ dispute, orderNumber }: { dispute: Dispute; orderNumber: string }) {
  const act = useOrderAction(orderNumber, 'dispute', doneAnswer);
  const send = () =>
    act.mutate(
      { what: 'answer', dispute_id: dispute.id },
      {
        onSuccess: () => toast.success('The evidence goes to the bank.'),
        onError: (error) => toast.error(error.message),
      },
    );
  return (
    <div className="space-y-2">
      <p className="text-sm">
        Sends what we know: items and pictures, address, packages with tracking, every mail and step with its time, and
        our terms. The bank takes it once; whatever else there is to say goes in at Stripe before.
      </p>
      <Button size="sm" busy={act.isPending} onClick={send}>
        Send evidence
      </Button>
    </div>
  );
}

function LetGo({ order }: { order: AdminOrder }) {
  const act = useOrderAction(order.order_number, 'dispute', doneAnswer);
  const letGo = () =>
    act.mutate(
      { what: 'let_go' },
      {
        onSuccess: () => toast.success('The order goes on.'),
        onError: (error) => toast.error(error.message),
      },
    );
  return (
    <div className="mt-4 space-y-2 border-line border-t pt-4">
      <p className="text-sm">
        What is not with a print shop waits. A full refund now keeps a chargeback and its fee away; if the customer is
        known to be real, let the order go on.
      </p>
      <Button size="sm" variant="secondary" busy={act.isPending} onClick={letGo}>
        Let it go on
      </Button>
    </div>
  );
}
