import { Alert } from '@/components/ui/alert';
import { TextField } from '@/components/ui/form/text-field';
import type { AdminOrder, OrderMoney } from '@/lib/contracts/backoffice/admin-order';
import { toDecimal } from '@/lib/domain/money/money';
import { type RefundDraft, refundOf } from './refund-draft';
import { RefundLines } from './refund-lines';

const KINDS = [
  { value: 'lines', label: 'Items' },
  { value: 'amount', label: 'An amount' },
  { value: 'full', label: 'Everything left' },
] as const;

type Props = {
  order: AdminOrder;
  money: OrderMoney;
  draft: RefundDraft;
  error: string | undefined;
  onDraft: (draft: RefundDraft) => void;
};

/** What to give back. What is too much is said while it is typed, what is missing once it is sent. */
export function RefundWhat({ order, money, draft, error, onDraft }: Props) {
  const { amountMinor, problem } = refundOf(draft, order, money);
  const begun = draft.kind === 'amount' ? draft.amount !== '' : amountMinor > 0;
  const wrong = error ?? (begun && problem !== null ? problem : undefined);
  return (
    <>
      <fieldset className="flex flex-wrap gap-x-5 gap-y-1">
        <legend className="mb-1 font-medium text-sm">What to give back</legend>
        {KINDS.map(({ value, label }) => (
          <label key={value} className="flex min-h-11 items-center gap-2">
            <input
              type="radio"
              name="refund-kind"
              checked={draft.kind === value}
              onChange={() => onDraft({ ...draft, kind: value })}
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
          onChange={(quantities) => onDraft({ ...draft, quantities })}
        />
      ) : null}
      {draft.kind === 'amount' ? (
        <TextField
          label={`Amount (${money.currency})`}
          inputMode="decimal"
          placeholder={toDecimal(money.left_minor, money.currency)}
          value={draft.amount}
          error={wrong}
          onValueChange={(amount) => onDraft({ ...draft, amount })}
        />
      ) : wrong === undefined ? null : (
        <Alert tone="warn" live="alert">
          {wrong} {begun ? 'Give back fewer items, or an amount.' : ''}
        </Alert>
      )}
    </>
  );
}
