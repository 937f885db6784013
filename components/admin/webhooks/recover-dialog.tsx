'use client';
import { useState } from 'react';
import { toast } from 'sonner';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { Button } from '@/components/ui/form/button';
import { buttonStyle } from '@/components/ui/form/button-style';
import { Form, FormFailure } from '@/components/ui/form/form';
import { SelectField } from '@/components/ui/form/select-field';
import { useRecover } from '@/lib/client/admin/use-webhooks';
import { useForm } from '@/lib/client/core/use-form';
import { recoverRequest } from '@/lib/contracts/backoffice/operations';

const HOUR_MS = 3_600_000;
const SPANS = [
  { value: '1', label: 'The last hour' },
  { value: '24', label: 'The last day' },
  { value: '72', label: 'The last three days' },
  { value: '192', label: 'The last eight days' },
  { value: '696', label: 'The last 29 days' },
];

/** For a time in which nothing came through: everything is looked at again, and nothing is done twice. */
export function RecoverDialog() {
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={
        <button type="button" className={buttonStyle({ variant: 'secondary' })}>
          Recover missed messages
        </button>
      }
      title="Recover missed messages"
      description="Stripe’s own list of events is read again, and every payment and open provider order since then is looked at. What is known already changes nothing."
    >
      <Since onDone={() => setOpen(false)} />
    </Dialog>
  );
}

function Since({ onDone }: { onDone: () => void }) {
  const recover = useRecover();
  const form = useForm({
    start: { since: '24' },
    contract: recoverRequest,
    input: ({ since }) => ({ since: new Date(Date.now() - Number(since) * HOUR_MS).toISOString() }),
    send: recover.mutateAsync,
    onDone: ({ events, payments, fulfillments }) => {
      onDone();
      toast.success(
        `${events} missed Stripe messages, ${payments} payments and ${fulfillments} provider orders are looked at now.`,
      );
    },
  });
  return (
    <Form of={form}>
      <SelectField {...form.field('since')} label="Since" options={SPANS} />
      <FormFailure className="mt-4">{form.failure?.message}</FormFailure>
      <div className="mt-6 flex flex-wrap justify-end gap-3">
        <DialogClose>Cancel</DialogClose>
        <Button type="submit" busy={form.busy}>
          Recover
        </Button>
      </div>
    </Form>
  );
}
