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
import type { AdminOrder } from '@/lib/contracts/backoffice/admin-order';
import { newsAnswer, newsInput } from '@/lib/contracts/backoffice/desk-news';
import { FULFILLMENTS } from '@/lib/domain/order/states';

type News = (typeof FULFILLMENTS.entered)[number];
const SAID: Record<News, string> = {
  in_production: 'They are printing it',
  shipped: 'They have sent it',
  delivered: 'It has arrived',
  returned: 'It came back',
  canceled: 'They will not make it',
};
type Props = { order: AdminOrder; part: AdminOrder['parts'][number] };
type Typed = Record<'status' | 'carrier' | 'tracking_number' | 'tracking_url' | 'reason', string>;

/** For a print shop that tells nothing by itself: what it said to staff. */
export function NewsDialog({ order, part }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button variant="secondary" size="sm">
          Enter what they said
        </Button>
      }
      title="What the print shop said"
      description="The customer is told as if the print shop had told it. What is canceled is paid back."
    >
      <NewsForm order={order} part={part} onDone={() => setOpen(false)} />
    </Dialog>
  );
}

function NewsForm({ order, part: { provider, replacement }, onDone }: Props & { onDone: () => void }) {
  const enter = useOrderAction(order.order_number, 'news', newsAnswer);
  const start: Typed = { status: 'shipped', carrier: '', tracking_number: '', tracking_url: '', reason: '' };
  const form = useForm({
    start,
    contract: newsInput,
    input: ({ status, carrier, tracking_number, tracking_url, reason }) =>
      status === 'shipped'
        ? {
            provider,
            replacement,
            status,
            carrier: carrier || undefined,
            tracking_number: tracking_number || undefined,
            tracking_url: tracking_url || undefined,
          }
        : { provider, replacement, status: status as News, reason: reason || undefined },
    send: enter.mutateAsync,
    onDone: ({ changed }) => {
      onDone();
      toast.success(changed ? 'Entered.' : 'That was known already.');
    },
  });
  const isSent = form.values.status === 'shipped';
  return (
    <Form of={form} className="space-y-4">
      <SelectField
        {...form.field('status')}
        label="What happened"
        options={FULFILLMENTS.entered.map((value) => ({ value, label: SAID[value] }))}
      />
      {isSent ? (
        <>
          <TextField {...form.field('carrier')} label="Carrier" />
          <TextField {...form.field('tracking_number')} label="Tracking number" />
          <TextField {...form.field('tracking_url')} label="Link to follow it" type="url" hint="If there is one." />
        </>
      ) : (
        <TextField {...form.field('reason')} label="In their words" hint="If there is something to say." />
      )}
      <FormFailure>{form.failure?.message}</FormFailure>
      <div className="flex justify-end gap-3">
        <DialogClose>Close</DialogClose>
        <Button type="submit" busy={form.busy}>
          Enter it
        </Button>
      </div>
    </Form>
  );
}
