'use client';

import { toast } from 'sonner';
import { When } from '@/components/tracking/when';
import { Button } from '@/components/ui/form/button';
import { useOrderAction } from '@/lib/client/admin/use-admin-order';
import type { AdminOrder } from '@/lib/contracts/backoffice/admin-order';
import { doneAnswer } from '@/lib/contracts/backoffice/admin-orders';
import { MAIL_LABEL, mailOf } from '@/lib/domain/order/mails';
import { RecordTable } from '../record-table';

type Effect = AdminOrder['effects'][number];

const TONE: Record<Effect['state'], string | undefined> = {
  pending: 'warn',
  done: 'good',
  dropped: undefined,
  attention: 'danger',
  dead: 'danger',
};

/** What we owe to the outside because of this order, mails among it: those can be sent again. */
export function EffectsTable({ order }: { order: AdminOrder }) {
  const mayResend = order.allowed.includes('orders.resend_mail');
  return (
    <RecordTable
      title="What is owed and done"
      empty="Nothing is owed."
      columns={['What', 'State', 'Attempts', 'Last error', 'Updated', 'Action']}
      rows={order.effects.map((effect) => ({
        id: effect.id,
        cells: [
          [nameOf(effect), effect.provider].filter(Boolean).join(' · '),
          <span key="state" className="chip" data-tone={TONE[effect.state]}>
            {effect.state}
          </span>,
          effect.attempts,
          effect.last_error,
          <When key="at" iso={effect.updated_at} seconds />,
          effect.kind.startsWith('mail_') && mayResend && effect.state !== 'pending' ? (
            <Resend key="resend" effect={effect} orderNumber={order.order_number} />
          ) : null,
        ],
      }))}
    />
  );
}

function nameOf({ kind }: Effect): string {
  const mail = mailOf(kind);
  return mail ? `Mail: ${MAIL_LABEL[mail]}` : kind.replaceAll('_', ' ').replace(/^./, (first) => first.toUpperCase());
}

function Resend({ effect, orderNumber }: { effect: Effect; orderNumber: string }) {
  const resend = useOrderAction(orderNumber, 'resend-mail', doneAnswer);
  return (
    <Button
      size="sm"
      variant="secondary"
      busy={resend.isPending}
      aria-label={`Send again: ${nameOf(effect)}`}
      onClick={() =>
        resend.mutate(
          { effect_id: effect.id },
          {
            onSuccess: () => toast.success('The mail is sent again.'),
            onError: (error) => toast.error(error.message),
          },
        )
      }
    >
      Send again
    </Button>
  );
}
