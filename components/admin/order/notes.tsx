'use client';

import { When } from '@/components/tracking/when';
import { Card } from '@/components/ui/card';
import { Button } from '@/components/ui/form/button';
import { Form, FormFailure } from '@/components/ui/form/form';
import { TextAreaField } from '@/components/ui/form/text-area-field';
import { useOrderAction } from '@/lib/client/admin/use-admin-order';
import { useForm } from '@/lib/client/core/use-form';
import { type AdminOrder, noteInput } from '@/lib/contracts/backoffice/admin-order';
import { doneAnswer } from '@/lib/contracts/backoffice/admin-orders';

/** What staff tell each other. Customers never see it, and it cannot be changed afterwards. */
export function Notes({ order }: { order: AdminOrder }) {
  const notes = order.history.filter(({ kind }) => kind === 'note');
  return (
    <Card title="Notes">
      {notes.length === 0 ? (
        <p className="text-quiet text-sm">None yet.</p>
      ) : (
        <ul className="space-y-3 text-sm">
          {notes.map((note) => (
            <li key={note.id}>
              <p className="whitespace-pre-wrap [overflow-wrap:anywhere]">{note.detail}</p>
              <p className="text-quiet [overflow-wrap:anywhere]">
                {note.actor}, <When iso={note.at} />
              </p>
            </li>
          ))}
        </ul>
      )}
      {order.allowed.includes('orders.note') ? <AddNote orderNumber={order.order_number} /> : null}
    </Card>
  );
}

function AddNote({ orderNumber }: { orderNumber: string }) {
  const add = useOrderAction(orderNumber, 'notes', doneAnswer);
  const form = useForm({
    start: { text: '' },
    contract: noteInput,
    send: add.mutateAsync,
    onDone: () => form.reset(),
  });
  return (
    <Form of={form} className="mt-4 space-y-3">
      <TextAreaField {...form.field('text')} label="Add a note" maxLength={2000} />
      <FormFailure>{form.failure?.message}</FormFailure>
      <Button type="submit" size="sm" variant="secondary" busy={form.busy}>
        Add note
      </Button>
    </Form>
  );
}
