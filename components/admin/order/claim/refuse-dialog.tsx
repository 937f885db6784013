'use client';

import { useState } from 'react';
import { toast } from 'sonner';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { Button } from '@/components/ui/form/button';
import { Form, FormFailure } from '@/components/ui/form/form';
import { TextAreaField } from '@/components/ui/form/text-area-field';
import { useOrderAction } from '@/lib/client/admin/use-admin-order';
import { useForm } from '@/lib/client/core/use-form';
import type { AdminOrder } from '@/lib/contracts/backoffice/admin-order';
import { refuseReportAnswer, refuseReportInput } from '@/lib/contracts/backoffice/claims';

type Props = { order: AdminOrder; reportId: string };

/** Says no to a report, in words the customer gets. */
export function RefuseDialog({ order, reportId }: Props) {
  const [open, setOpen] = useState(false);
  if (!order.allowed.includes('orders.answer_report')) return null;
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button variant="secondary" size="sm">
          Refuse…
        </Button>
      }
      title="Refuse the report"
      description="The customer gets your words by mail, in the language you write them, and reads them on the order’s page."
    >
      <RefuseForm order={order} reportId={reportId} onDone={() => setOpen(false)} />
    </Dialog>
  );
}

function RefuseForm({ order, reportId, onDone }: Props & { onDone: () => void }) {
  const refuse = useOrderAction(order.order_number, 'refuse-report', refuseReportAnswer);
  const form = useForm({
    start: { words: '' },
    contract: refuseReportInput,
    input: ({ words }) => ({ report_id: reportId, words }),
    send: refuse.mutateAsync,
    onDone: () => {
      onDone();
      toast.success('Refused, and the customer is told.');
    },
  });
  return (
    <Form of={form} className="space-y-4">
      <TextAreaField {...form.field('words')} label="Why not" rows={5} maxLength={2000} />
      <FormFailure>{form.failure?.message}</FormFailure>
      <div className="flex flex-wrap justify-end gap-3">
        <DialogClose>Close</DialogClose>
        <Button type="submit" busy={form.busy}>
          Refuse and tell the customer
        </Button>
      </div>
    </Form>
  );
}
