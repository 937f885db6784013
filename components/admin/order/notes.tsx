'use client';

import { useId, useState } from 'react';
import { When } from '@/components/tracking/when';
import { Card } from '@/components/ui/card';
import { Button } from '@/components/ui/form/button';
import { useOrderAction } from '@/lib/client/admin/use-admin-order';
import type { AdminOrder } from '@/lib/contracts/backoffice/admin-order';
import { doneAnswer } from '@/lib/contracts/backoffice/admin-orders';

/** What staff tell each other. Customers never see it, and it cannot be changed afterwards. */
export function Notes({ order }: { order: AdminOrder }) {
  const id = useId();
  const [text, setText] = useState('');
  const add = useOrderAction(order.order_number, 'notes', doneAnswer);
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
      {order.allowed.includes('orders.note') ? (
        <form
          className="mt-4 space-y-3"
          onSubmit={(event) => {
            event.preventDefault();
            add.mutate({ text }, { onSuccess: () => setText('') });
          }}
        >
          <label htmlFor={id} className="font-medium text-sm">
            Add a note
          </label>
          <textarea
            id={id}
            rows={3}
            value={text}
            maxLength={2000}
            onChange={(event) => setText(event.target.value)}
            className="input py-2"
          />
          <p role="alert" className="text-danger text-sm empty:hidden">
            {add.error?.message}
          </p>
          <Button type="submit" size="sm" variant="secondary" busy={add.isPending} disabled={text.trim() === ''}>
            Add note
          </Button>
        </form>
      ) : null}
    </Card>
  );
}
