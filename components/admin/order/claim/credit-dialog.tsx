'use client';

import { useState } from 'react';
import { toast } from 'sonner';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { Button } from '@/components/ui/form/button';
import { Form, FormFailure } from '@/components/ui/form/form';
import { SelectField } from '@/components/ui/form/select-field';
import { TextField } from '@/components/ui/form/text-field';
import { useOrderAction } from '@/lib/client/admin/use-admin-order';
import { useForm } from '@/lib/client/core/use-form';
import type { OrderMoney } from '@/lib/contracts/backoffice/admin-order';
import { creditAnswer, creditInput } from '@/lib/contracts/backoffice/claims';
import { parseDecimal } from '@/lib/domain/money/money';

type Props = { orderNumber: string; money: OrderMoney };

/** Enters what a print shop gave back. */
export function CreditDialog(props: Props) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button variant="secondary" size="sm" className="mt-4">
          A print shop gave back…
        </Button>
      }
      title="What a print shop gave back"
      description="It counts in what this order leaves. The customer’s money stays as it is."
    >
      <CreditForm {...props} onDone={() => setOpen(false)} />
    </Dialog>
  );
}

function CreditForm({ orderNumber, money, onDone }: Props & { onDone: () => void }) {
  // One id for this form: however often it is sent, it is one entry.
  const [creditId] = useState(() => crypto.randomUUID());
  const record = useOrderAction(orderNumber, 'credits', creditAnswer);
  const shops = new Map(money.costs.map((cost) => [cost.provider, cost]));
  const currencyOf = (provider: string) => shops.get(provider)?.currency ?? money.currency;
  const form = useForm({
    start: { provider: shops.size === 1 ? ([...shops.keys()][0] ?? '') : '', amount_minor: '', note: '' },
    contract: creditInput,
    input: ({ provider, amount_minor: amount, note }) => ({
      credit_id: creditId,
      provider,
      amount_minor: minorOf(amount, currencyOf(provider)),
      ...(note.trim() ? { note } : {}),
    }),
    send: record.mutateAsync,
    onDone: () => {
      onDone();
      toast.success('Entered.');
    },
  });
  return (
    <Form of={form} className="space-y-4">
      <SelectField
        {...form.field('provider')}
        label="Who"
        required
        placeholder="Choose…"
        options={[...shops.values()].map(({ provider, provider_label }) => ({
          value: provider,
          label: provider_label,
        }))}
      />
      <TextField
        {...form.field('amount_minor')}
        label={`Amount (${currencyOf(form.values.provider)})`}
        inputMode="decimal"
      />
      <TextField {...form.field('note')} label="Note" optional maxLength={500} />
      <FormFailure>{form.failure?.message}</FormFailure>
      <div className="flex flex-wrap justify-end gap-3">
        <DialogClose>Close</DialogClose>
        <Button type="submit" busy={form.busy}>
          Enter it
        </Button>
      </div>
    </Form>
  );
}

/** 0 for what is no amount of the currency: the contract then says so. */
function minorOf(text: string, currency: string): number {
  const read = parseDecimal(text, currency);
  return read && !read.rounded ? read.minor : 0;
}
