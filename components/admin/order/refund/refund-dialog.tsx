'use client';

import { useState } from 'react';
import { toast } from 'sonner';
import { Alert } from '@/components/ui/alert';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { Button } from '@/components/ui/form/button';
import { SelectField } from '@/components/ui/form/select-field';
import { TextField } from '@/components/ui/form/text-field';
import { Spinner } from '@/components/ui/spinner';
import { useOrderAction, useOrderMoney } from '@/lib/client/admin/use-admin-order';
import { type AdminOrder, type OrderMoney, refundAnswer } from '@/lib/contracts/backoffice/admin-order';
import { formatMoney, toDecimal } from '@/lib/domain/money/money';
import { REFUND_REASON_LABEL, REFUND_REASONS, type RefundReason } from '@/lib/domain/order/refund';
import { type RefundDraft, refundOf } from './refund-draft';
import { RefundLines } from './refund-lines';

const REASONS = REFUND_REASONS.map((value) => ({ value, label: REFUND_REASON_LABEL[value] }));
const KINDS = [
  { value: 'lines', label: 'Items' },
  { value: 'amount', label: 'An amount' },
  { value: 'full', label: 'Everything left' },
] as const;
const FRESH: RefundDraft = { kind: 'lines', amount: '', quantities: {} };

/** Gives money back: for items, an amount, or all that is left. */
export function RefundDialog({ order }: { order: AdminOrder }) {
  const [open, setOpen] = useState(false);
  const money = useOrderMoney(order.order_number);
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={<Button variant="secondary">Refund…</Button>}
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
      {money.data ? <RefundForm order={order} money={money.data} onDone={() => setOpen(false)} /> : null}
    </Dialog>
  );
}

function RefundForm({ order, money, onDone }: { order: AdminOrder; money: OrderMoney; onDone: () => void }) {
  // One id for this form: however often it is sent, it is one refund.
  const [requestId] = useState(() => crypto.randomUUID());
  const [draft, setDraft] = useState<RefundDraft>(FRESH);
  const [reason, setReason] = useState<RefundReason | ''>('');
  const [note, setNote] = useState('');
  const refund = useOrderAction(order.order_number, 'refund', refundAnswer);
  const { what, amountMinor, problem } = refundOf(draft, order, money);
  const above = money.approval_limit_minor !== null && amountMinor > money.approval_limit_minor;
  const send = () =>
    refund.mutate(
      { request_id: requestId, what, reason, ...(note.trim() ? { note: note.trim() } : {}) },
      {
        onSuccess: (answer) => {
          onDone();
          const sum = formatMoney(answer.amount_minor, answer.currency);
          toast.success(
            answer.state === 'pending' ? `${sum} waits for a second person.` : `${sum} is on its way back.`,
          );
        },
      },
    );
  return (
    <form
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (what && reason) send();
      }}
    >
      <fieldset className="flex flex-wrap gap-x-5 gap-y-1">
        <legend className="mb-1 font-medium text-sm">What to give back</legend>
        {KINDS.map(({ value, label }) => (
          <label key={value} className="flex min-h-11 items-center gap-2">
            <input
              type="radio"
              name="refund-kind"
              checked={draft.kind === value}
              onChange={() => setDraft({ ...draft, kind: value })}
              className="size-5 accent-accent"
            />
            {label}
          </label>
        ))}
      </fieldset>
      {draft.kind === 'lines' ? (
        <RefundLines
          order={order}
          money={money}
          quantities={draft.quantities}
          onChange={(quantities) => setDraft({ ...draft, quantities })}
        />
      ) : null}
      {draft.kind === 'amount' ? (
        <TextField
          label={`Amount (${money.currency})`}
          inputMode="decimal"
          placeholder={toDecimal(money.left_minor, money.currency)}
          value={draft.amount}
          error={draft.amount === '' ? undefined : (problem ?? undefined)}
          onValueChange={(amount) => setDraft({ ...draft, amount })}
        />
      ) : null}
      {draft.kind === 'lines' && problem !== null && amountMinor > 0 ? (
        <Alert tone="warn" live="status">
          {problem} Give back fewer items, or an amount.
        </Alert>
      ) : null}
      <SelectField
        label="Reason"
        required
        placeholder="Choose…"
        options={REASONS}
        value={reason}
        onValueChange={(value) => setReason(value as RefundReason)}
      />
      <TextField label="Note" optional maxLength={500} value={note} onValueChange={setNote} />
      {above ? (
        <Alert tone="info">Above the limit: somebody else with the role finance or owner must approve it.</Alert>
      ) : null}
      {refund.isError ? (
        <Alert tone="danger" live="alert">
          {refund.error.message}
        </Alert>
      ) : null}
      <div className="flex flex-wrap justify-end gap-3">
        <DialogClose>Close</DialogClose>
        <Button type="submit" busy={refund.isPending} disabled={what === null || reason === ''}>
          {above ? 'Ask for' : 'Refund'} {amountMinor > 0 ? formatMoney(amountMinor, money.currency) : ''}
        </Button>
      </div>
    </form>
  );
}
