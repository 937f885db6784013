'use client';

import { useState } from 'react';
import { toast } from 'sonner';
import { Alert } from '@/components/ui/alert';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { Button } from '@/components/ui/form/button';
import { Form, FormFailure } from '@/components/ui/form/form';
import { SelectField } from '@/components/ui/form/select-field';
import { TextField } from '@/components/ui/form/text-field';
import { Spinner } from '@/components/ui/spinner';
import { useOrderAction, useOrderMoney } from '@/lib/client/admin/use-admin-order';
import { useForm } from '@/lib/client/core/use-form';
import { type AdminOrder, type OrderMoney, refundAnswer, refundInput } from '@/lib/contracts/backoffice/admin-order';
import { formatMoney } from '@/lib/domain/money/money';
import { REFUND_REASON_LABEL, REFUND_REASONS } from '@/lib/domain/order/refund';
import { isOneOf, PAYMENTS } from '@/lib/domain/order/states';
import { type RefundDraft, refundOf } from './refund-draft';
import { RefundWhat } from './refund-what';

/** A canceled order gives back its money by itself. */
const REASONS = REFUND_REASONS.filter((value) => value !== 'canceled').map((value) => ({
  value,
  label: REFUND_REASON_LABEL[value],
}));
const FRESH: RefundDraft = { kind: 'lines', amount: '', quantities: {} };

/** Gives money back: for items, an amount, or all that is left. */
export function RefundDialog({ order, reportId }: { order: AdminOrder; reportId?: string }) {
  const [open, setOpen] = useState(false);
  const money = useOrderMoney(order.order_number);
  const isRefundable = isOneOf(order.payment.status, PAYMENTS.refundable);
  if (!isRefundable || !order.allowed.includes('refunds.request')) return null;
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button variant="secondary" {...(reportId ? { size: 'sm' as const } : {})}>
          Refund…
        </Button>
      }
      title="Refund"
      {...(money.data
        ? { description: `${formatMoney(money.data.left_minor, money.data.currency)} can still be given back.` }
        : {})}
    >
      {money.isPending ? (
        <p className="flex items-center gap-3 py-6" role="status">
          <Spinner /> Asking Stripe what is left…
        </p>
      ) : null}
      {money.isError ? (
        <Alert
          tone="danger"
          live="alert"
          title="Stripe could not be asked"
          action={<Button onClick={() => void money.refetch()}>Try again</Button>}
        >
          {money.error.message}
        </Alert>
      ) : null}
      {money.data ? (
        <RefundForm order={order} money={money.data} reportId={reportId} onDone={() => setOpen(false)} />
      ) : null}
    </Dialog>
  );
}

type RefundProps = { order: AdminOrder; money: OrderMoney; reportId: string | undefined; onDone: () => void };

function RefundForm(props: RefundProps) {
  const { order, money } = props;
  const form = useRefundForm(props);
  const { amountMinor } = refundOf(form.values.what, order, money);
  const above = money.approval_limit_minor !== null && amountMinor > money.approval_limit_minor;
  return (
    <Form of={form} className="space-y-4">
      <RefundWhat
        order={order}
        money={money}
        draft={form.values.what}
        error={form.errorOf('what')}
        onDraft={(draft) => form.set('what', draft)}
      />
      <SelectField {...form.field('reason')} label="Reason" required placeholder="Choose…" options={REASONS} />
      <TextField {...form.field('note')} label="Note" optional maxLength={500} />
      {above ? (
        <Alert tone="info">Above the limit: somebody else with the role finance or owner must approve it.</Alert>
      ) : null}
      <FormFailure>{form.failure?.message}</FormFailure>
      <div className="flex flex-wrap justify-end gap-3">
        <DialogClose>Close</DialogClose>
        <Button type="submit" busy={form.busy}>
          {above ? 'Ask for' : 'Refund'} {amountMinor > 0 ? formatMoney(amountMinor, money.currency) : ''}
        </Button>
      </div>
    </Form>
  );
}

function useRefundForm({ order, money, reportId, onDone }: RefundProps) {
  // One id for this form: however often it is sent, it is one refund.
  const [requestId] = useState(() => crypto.randomUUID());
  const refund = useOrderAction(order.order_number, 'refund', refundAnswer);
  return useForm({
    start: { what: FRESH, reason: '', note: '' },
    contract: refundInput,
    input: ({ what, reason, note }) => ({
      request_id: requestId,
      what: refundOf(what, order, money).what,
      reason,
      ...(note.trim() ? { note } : {}),
      ...(reportId ? { report_id: reportId } : {}),
    }),
    words: (fault, name, { what }) => {
      if (name === 'what') return refundOf(what, order, money).problem ?? fault.message;
      return name === 'reason' ? 'Choose a reason.' : fault.message;
    },
    send: refund.mutateAsync,
    onDone: (answer) => {
      onDone();
      const sum = formatMoney(answer.amount_minor, answer.currency);
      toast.success(answer.state === 'pending' ? `${sum} waits for a second person.` : `${sum} is on its way back.`);
    },
  });
}
