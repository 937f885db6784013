'use client';

import { useState } from 'react';
import { toast } from 'sonner';
import { Alert } from '@/components/ui/alert';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { Button } from '@/components/ui/form/button';
import { Form, FormFailure } from '@/components/ui/form/form';
import { useOrderAction } from '@/lib/client/admin/use-admin-order';
import { useForm } from '@/lib/client/core/use-form';
import type { AdminOrder } from '@/lib/contracts/backoffice/admin-order';
import { sendAgainAnswer, sendAgainInput } from '@/lib/contracts/backoffice/claims';
import { FULFILLMENTS, isOneOf } from '@/lib/domain/order/states';
import { PieceList } from './piece-list';

type Props = { order: AdminOrder; reportId?: string; itemId?: string | null };

/** Has items printed and sent once more, free of charge. Absent while nothing has left a print shop. */
export function SendAgainDialog(props: Props) {
  const [open, setOpen] = useState(false);
  if (!props.order.allowed.includes('orders.send_again') || leftItems(props.order).length === 0) return null;
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button variant="secondary" {...(props.reportId ? { size: 'sm' as const } : {})}>
          Send again…
        </Button>
      }
      title="Send again"
      description="An order of its own at the print shop, free for the customer. The shop pays for it."
    >
      <SendAgainForm {...props} onDone={() => setOpen(false)} />
    </Dialog>
  );
}

/** Of parts that have left their print shop. */
function leftItems({ items, fulfillments }: AdminOrder) {
  const left = fulfillments.filter(({ status }) => isOneOf(status, FULFILLMENTS.shipped));
  return items.filter((item) => left.some(({ provider }) => provider === item.provider));
}

function SendAgainForm({ order, reportId, itemId, onDone }: Props & { onDone: () => void }) {
  const { name, line1, city } = order.recipient;
  // One id for this form: however often it is sent, it is one replacement.
  const [requestId] = useState(() => crypto.randomUUID());
  const again = useOrderAction(order.order_number, 'send-again', sendAgainAnswer);
  const items = leftItems(order);
  const form = useForm({
    start: { lines: Object.fromEntries(items.map(({ id }) => [id, id === itemId ? 1 : 0])) as Record<string, number> },
    contract: sendAgainInput,
    input: ({ lines }) => ({
      request_id: requestId,
      lines: Object.entries(lines).flatMap(([item_id, quantity]) => (quantity > 0 ? [{ item_id, quantity }] : [])),
      ...(reportId ? { report_id: reportId } : {}),
    }),
    send: again.mutateAsync,
    onDone: ({ numbers }) => {
      onDone();
      toast.success(numbers.length === 0 ? 'It was sent again already.' : `Sent again as ${numbers.join(', ')}.`);
    },
  });
  const wrong = form.errorOf('lines');
  return (
    <Form of={form} className="space-y-4">
      <PieceList items={items} quantities={form.values.lines} onChange={(lines) => form.set('lines', lines)} />
      {wrong ? (
        <Alert tone="warn" live="alert">
          {wrong}
        </Alert>
      ) : null}
      <p className="text-quiet text-sm">
        Goes to {[name, line1, city].filter(Boolean).join(', ')}. Is that wrong, correct it as long as the print shop
        has not taken it.
      </p>
      <FormFailure>{form.failure?.message}</FormFailure>
      <div className="flex flex-wrap justify-end gap-3">
        <DialogClose>Close</DialogClose>
        <Button type="submit" busy={form.busy}>
          Send again
        </Button>
      </div>
    </Form>
  );
}
