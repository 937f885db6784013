'use client';
import { useState } from 'react';
import { toast } from 'sonner';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { Button } from '@/components/ui/form/button';
import { buttonStyle } from '@/components/ui/form/button-style';
import { SelectField } from '@/components/ui/form/select-field';
import { useRecover } from '@/lib/client/admin/use-webhooks';

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
  const [hours, setHours] = useState('24');
  const recover = useRecover();
  const start = () =>
    recover.mutate(
      { since: new Date(Date.now() - Number(hours) * HOUR_MS).toISOString() },
      {
        onSuccess: ({ events, payments, fulfillments }) => {
          setOpen(false);
          toast.success(
            `${events} missed Stripe messages, ${payments} payments and ${fulfillments} provider orders are looked at now.`,
          );
        },
      },
    );
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
      footer={
        <>
          <DialogClose>Cancel</DialogClose>
          <Button busy={recover.isPending} onClick={start}>
            Recover
          </Button>
        </>
      }
    >
      <SelectField
        label="Since"
        value={hours}
        onValueChange={setHours}
        options={SPANS}
        error={recover.error?.message}
      />
    </Dialog>
  );
}
