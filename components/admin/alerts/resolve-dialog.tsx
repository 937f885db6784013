'use client';
import { useState } from 'react';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { Button } from '@/components/ui/form/button';
import { buttonStyle } from '@/components/ui/form/button-style';
import { Form, FormFailure } from '@/components/ui/form/form';
import { TextAreaField } from '@/components/ui/form/text-area-field';
import { useResolveAlert } from '@/lib/client/admin/use-alerts';
import { useForm } from '@/lib/client/core/use-form';
import { type AlertView, resolveInput } from '@/lib/contracts/backoffice/alerts';

/** Closing a case takes a note: the next one with the same trouble reads it. */
export function ResolveDialog({ alert }: { alert: AlertView }) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={
        <button type="button" className={buttonStyle({ variant: 'secondary', size: 'sm' })}>
          Resolve
        </button>
      }
      title={`Resolve: ${alert.label}`}
      description={alert.message}
    >
      <Note alert={alert} onDone={() => setOpen(false)} />
    </Dialog>
  );
}

function Note({ alert, onDone }: { alert: AlertView; onDone: () => void }) {
  const resolve = useResolveAlert();
  const form = useForm({
    start: { note: '' },
    contract: resolveInput,
    send: ({ note }) => resolve.mutateAsync({ alertId: alert.id, note }),
    onDone,
  });
  return (
    <Form of={form}>
      <TextAreaField
        {...form.field('note')}
        label="What did you do?"
        hint={
          alert.comes_back
            ? 'If the cause is still there, it comes back in a quarter of an hour.'
            : 'It stays closed, whatever became of it: see that nothing is left to do.'
        }
        maxLength={1_000}
        autoFocus
      />
      <FormFailure className="mt-4">{form.failure?.message}</FormFailure>
      <div className="mt-6 flex flex-wrap justify-end gap-3">
        <DialogClose>Keep it open</DialogClose>
        <Button type="submit" busy={form.busy}>
          Resolve
        </Button>
      </div>
    </Form>
  );
}
