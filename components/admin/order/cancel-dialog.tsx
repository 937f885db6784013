'use client';

import { useState } from 'react';
import { toast } from 'sonner';
import { useCancelWords } from '@/components/self-service/use-cancel-words';
import { Alert } from '@/components/ui/alert';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { Button } from '@/components/ui/form/button';
import { Form, FormFailure } from '@/components/ui/form/form';
import { TextField } from '@/components/ui/form/text-field';
import { Money } from '@/components/ui/money';
import { Spinner } from '@/components/ui/spinner';
import { useCancelPreview, useOrderAction } from '@/lib/client/admin/use-admin-order';
import { useForm } from '@/lib/client/core/use-form';
import type { AdminOrder, CancelPreview } from '@/lib/contracts/backoffice/admin-order';
import { cancelOrderAnswer, cancelOrderInput } from '@/lib/contracts/self-service';

const EXPECT: Record<CancelPreview['parts'][number]['expect'], { words: string; tone: string | undefined }> = {
  stops: { words: 'will stop', tone: 'good' },
  refused: { words: 'will go on', tone: 'warn' },
  unsure: { words: 'will be asked', tone: 'info' },
  already_canceled: { words: 'already canceled', tone: undefined },
};

/** First what a cancel would do, asked live; then the cancel. */
export function CancelDialog({ order }: { order: AdminOrder }) {
  const [open, setOpen] = useState(false);
  const preview = useCancelPreview(order.order_number, open);
  const plan = preview.isFetching ? undefined : preview.data;
  const form = useCancelForm(order, () => setOpen(false));
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={<Button variant="danger">Cancel & refund</Button>}
      title="Cancel this order?"
      description="This is what the providers would do right now."
    >
      {preview.isFetching ? (
        <p className="flex items-center gap-3 py-6" role="status">
          <Spinner /> Asking the providers…
        </p>
      ) : null}
      {preview.isError && !preview.isFetching ? (
        <Alert
          tone="danger"
          live="alert"
          title="They could not be asked"
          action={<Button onClick={() => void preview.refetch()}>Try again</Button>}
        >
          {preview.error.message}
        </Alert>
      ) : null}
      {plan ? (
        <Form of={form} className="space-y-4">
          <Preview
            preview={plan}
            rest={form.values.refund_unstoppable}
            onRest={(rest) => form.set('refund_unstoppable', rest)}
          />
          <TextField
            {...form.field('reason')}
            label="Reason"
            hint="Kept in the order's history."
            optional
            maxLength={500}
          />
          <FormFailure>{form.failure?.message}</FormFailure>
          <div className="flex flex-wrap justify-end gap-3 pt-2">
            <DialogClose>Keep it</DialogClose>
            <Button type="submit" variant="danger" busy={form.busy} disabled={plan.cancelable !== null}>
              Cancel the order
            </Button>
          </div>
        </Form>
      ) : null}
    </Dialog>
  );
}

function useCancelForm(order: AdminOrder, onDone: () => void) {
  const cancelWords = useCancelWords();
  const cancel = useOrderAction(order.order_number, 'cancel', cancelOrderAnswer);
  return useForm({
    start: { reason: '', refund_unstoppable: false },
    contract: cancelOrderInput,
    input: ({ reason, ...rest }) => ({ ...rest, reason: reason.trim() || undefined }),
    send: cancel.mutateAsync,
    onDone: (answer) => {
      onDone();
      toast.success(cancelWords(answer));
    },
  });
}

function Preview({ preview, rest, onRest }: { preview: CancelPreview; rest: boolean; onRest: (on: boolean) => void }) {
  const { currency, rest_refund_minor, stopped_refund_minor, approval_limit_minor } = preview;
  const backMinor = stopped_refund_minor + (rest ? rest_refund_minor : 0);
  const needsTwo = approval_limit_minor !== null && backMinor > approval_limit_minor;
  if (preview.cancelable !== null) return <Alert tone="warn">{preview.cancelable}</Alert>;
  if (preview.parts.length === 0)
    return <p>Nothing was paid. The payment is canceled, so that nobody can pay it later.</p>;
  return (
    <>
      <ul className="divide-y divide-line rounded-control border border-line">
        {preview.parts.map((part) => (
          <li key={part.provider} className="space-y-1 p-3 text-sm">
            <p className="flex flex-wrap items-center justify-between gap-2">
              <span className="font-medium">{part.provider_label}</span>
              <span className="chip" data-tone={EXPECT[part.expect].tone}>
                {EXPECT[part.expect].words}
              </span>
            </p>
            <p className="text-quiet">{part.why}</p>
            {part.refund_minor > 0 ? (
              <p>
                <Money amountMinor={part.refund_minor} currency={currency} /> goes back
              </p>
            ) : null}
          </li>
        ))}
      </ul>
      <p>
        In all <Money amountMinor={backMinor} currency={currency} className="font-semibold tabular-nums" /> goes back to
        the customer{needsTwo ? ', once a second person has approved it' : ''}.
      </p>
      {rest_refund_minor > 0 ? (
        <label className="flex min-h-11 items-center gap-3">
          <input
            type="checkbox"
            checked={rest}
            onChange={(event) => onRest(event.target.checked)}
            className="size-5 shrink-0 accent-accent"
          />
          <span>
            Also refund the other <Money amountMinor={rest_refund_minor} currency={currency} />, which the providers
            keep
          </span>
        </label>
      ) : null}
    </>
  );
}
