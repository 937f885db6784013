'use client';

import { toast } from 'sonner';
import { When } from '@/components/tracking/when';
import { Card } from '@/components/ui/card';
import { Button } from '@/components/ui/form/button';
import { Money } from '@/components/ui/money';
import { useDecideRefund } from '@/lib/client/admin/use-admin-order';
import { type AdminOrder, refundAnswer } from '@/lib/contracts/backoffice/admin-order';
import { REFUND_REASON_LABEL, type RefundDecision } from '@/lib/domain/order/refund';

type Request = AdminOrder['refunds'][number];

const STATE: Record<Request['state'], { words: string; tone: string | undefined }> = {
  pending: { words: 'waits for approval', tone: 'warn' },
  approved: { words: 'approved', tone: 'good' },
  rejected: { words: 'rejected', tone: undefined },
};

/** Refunds that staff asked for, and the word of the second person. */
export function RefundsCard({ order }: { order: AdminOrder }) {
  if (order.refunds.length === 0) return null;
  return (
    <Card title="Refunds by staff">
      <ul className="space-y-4">
        {order.refunds.map((request) => (
          <RefundRow key={request.id} request={request} order={order} />
        ))}
      </ul>
    </Card>
  );
}

function RefundRow({ request, order }: { request: Request; order: AdminOrder }) {
  const reasons: Record<string, string> = REFUND_REASON_LABEL;
  return (
    <li className="space-y-1 text-sm">
      <p className="flex flex-wrap items-center justify-between gap-2">
        <Money amountMinor={request.amount_minor} currency={request.currency} className="font-semibold tabular-nums" />
        <span className="chip" data-tone={STATE[request.state].tone}>
          {STATE[request.state].words}
        </span>
      </p>
      <p>
        {reasons[request.reason] ?? request.reason}
        {request.note ? `: ${request.note}` : ''}
      </p>
      <p className="text-quiet [overflow-wrap:anywhere]">
        {request.requested_by}, <When iso={request.requested_at} />
        {request.decided_by ? `; decided by ${request.decided_by}` : ''}
        {request.decision_note ? ` (${request.decision_note})` : ''}
      </p>
      {request.state === 'pending' ? <Decide request={request} order={order} /> : null}
    </li>
  );
}

function Decide({ request, order }: { request: Request; order: AdminOrder }) {
  const decide = useDecideRefund(order.order_number, request.id, refundAnswer);
  if (!order.allowed.includes('refunds.decide')) return null;
  if (request.own) return <p className="text-quiet">Somebody else must decide, since you asked for it.</p>;
  const say = (decision: RefundDecision) =>
    decide.mutate(
      { decision },
      {
        onSuccess: ({ state }) => toast.success(state === 'approved' ? 'Approved: the money goes back.' : 'Rejected.'),
        onError: (error) => toast.error(error.message),
      },
    );
  return (
    <div className="flex gap-3 pt-2">
      <Button size="sm" busy={decide.isPending} onClick={() => say('approve')}>
        Approve
      </Button>
      <Button size="sm" variant="secondary" disabled={decide.isPending} onClick={() => say('reject')}>
        Reject
      </Button>
    </div>
  );
}
