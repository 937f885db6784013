'use client';

import { useState } from 'react';
import { toast } from 'sonner';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { Button } from '@/components/ui/form/button';
import { Form, FormFailure } from '@/components/ui/form/form';
import { TextField } from '@/components/ui/form/text-field';
import { useOrderAction } from '@/lib/client/admin/use-admin-order';
import { useForm } from '@/lib/client/core/use-form';
import type { AdminOrder } from '@/lib/contracts/backoffice/admin-order';
import { changeEmailAnswer, changeEmailInput } from '@/lib/contracts/self-service';

/** Corrects what the customer mistyped. */
export function EmailDialog({ order }: { order: AdminOrder }) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button variant="secondary" size="sm">
          Correct the e-mail
        </Button>
      }
      title="Correct the e-mail"
      description="Links that went to the old one open the order no more. The new one gets a link at once."
    >
      <EmailForm order={order} onDone={() => setOpen(false)} />
    </Dialog>
  );
}

function EmailForm({ order, onDone }: { order: AdminOrder; onDone: () => void }) {
  const edit = useOrderAction(order.order_number, 'email', changeEmailAnswer);
  const form = useForm({
    start: { email: order.email },
    contract: changeEmailInput,
    input: (typed) => typed,
    send: edit.mutateAsync,
    onDone: ({ changed }) => {
      onDone();
      toast.success(changed ? 'The e-mail is corrected, and a link is on its way.' : 'That is its e-mail already.');
    },
  });
  return (
    <Form of={form} className="space-y-4">
      <TextField {...form.field('email')} label="E-mail" type="email" />
      <FormFailure>{form.failure?.message}</FormFailure>
      <div className="flex justify-end gap-3">
        <DialogClose>Close</DialogClose>
        <Button type="submit" busy={form.busy}>
          Save the e-mail
        </Button>
      </div>
    </Form>
  );
}
