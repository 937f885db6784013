'use client';
import { useState } from 'react';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { Button } from '@/components/ui/form/button';
import { buttonStyle } from '@/components/ui/form/button-style';
import { Field } from '@/components/ui/form/field';
import { useResolveAlert } from '@/lib/client/admin/use-alerts';
import type { AlertView } from '@/lib/contracts/backoffice/alerts';

/** Closing a case takes a note: the next one with the same trouble reads it. */
export function ResolveDialog({ alert }: { alert: AlertView }) {
  const [open, setOpen] = useState(false);
  const [note, setNote] = useState('');
  const resolve = useResolveAlert();
  const fieldId = `note-${alert.id}`;
  const close = () => resolve.mutate({ alertId: alert.id, note }, { onSuccess: () => setOpen(false) });
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
      footer={
        <>
          <DialogClose>Keep it open</DialogClose>
          <Button busy={resolve.isPending} onClick={close}>
            Resolve
          </Button>
        </>
      }
    >
      <Field
        id={fieldId}
        label="What did you do?"
        hint={
          alert.comes_back
            ? 'If the cause is still there, it comes back in a quarter of an hour.'
            : 'It stays closed, whatever became of it: see that nothing is left to do.'
        }
        error={resolve.error?.message}
      >
        <textarea
          id={fieldId}
          value={note}
          onChange={(event) => setNote(event.target.value)}
          maxLength={1_000}
          rows={3}
          autoFocus
          aria-describedby={`${fieldId}-note`}
          className="input py-2"
        />
      </Field>
    </Dialog>
  );
}
