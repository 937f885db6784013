'use client';

import { Download, RefreshCw, X } from 'lucide-react';
import { useState } from 'react';
import { ProvedLink } from '@/components/admin/passkeys/proved-link';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { Button } from '@/components/ui/form/button';
import { buttonStyle } from '@/components/ui/form/button-style';
import { Form } from '@/components/ui/form/form';
import { TextField } from '@/components/ui/form/text-field';
import { ScrollBox } from '@/components/ui/scroll-box';
import type { BulkAction } from '@/lib/client/admin/use-bulk';
import { queryString } from '@/lib/client/admin/use-orders';
import { useForm } from '@/lib/client/core/use-form';
import { cancelOrderInput } from '@/lib/contracts/self-service';
import type { OrderFilter } from '@/lib/domain/order/list-filters';

type Props = {
  selected: readonly string[];
  filter: OrderFilter;
  /** The filter finds nothing. */
  empty: boolean;
  allowed: readonly string[];
  busy: boolean;
  onRun: (action: BulkAction, reason?: string) => void;
  onClear: () => void;
};

/** What can be done with what is selected. Without a selection, the whole filter can be exported. */
export function BulkBar({ selected, filter, empty, allowed, busy, onRun, onClear }: Props) {
  const count = selected.length;
  const mayExport = allowed.includes('orders.export');
  if (count === 0) {
    if (!mayExport || empty) return null;
    return (
      <p className="text-right">
        <ExportLink query={filter} words="Export all of these as CSV" />
      </p>
    );
  }
  return (
    <section
      aria-label="Selected orders"
      className="sticky bottom-3 z-10 flex flex-wrap items-center gap-3 rounded-box border border-line-strong bg-card p-3 shadow-lg"
    >
      <p className="mr-auto px-2 font-medium" role="status">
        {count} {count === 1 ? 'order' : 'orders'} selected
      </p>
      {allowed.includes('orders.sync') ? (
        <Button variant="secondary" size="sm" disabled={busy} onClick={() => onRun('sync')}>
          <RefreshCw aria-hidden className="size-4" />
          Resync
        </Button>
      ) : null}
      {mayExport ? <ExportLink query={{ numbers: selected.join(',') }} words="Export" /> : null}
      {allowed.includes('orders.cancel') ? <CancelMany numbers={selected} busy={busy} onRun={onRun} /> : null}
      <Button variant="ghost" size="sm" icon aria-label="Clear the selection" onClick={onClear}>
        <X aria-hidden className="size-4" />
      </Button>
    </section>
  );
}

function ExportLink({ query, words }: { query: Record<string, string | undefined>; words: string }) {
  return (
    <ProvedLink
      href={`/api/admin/orders/export${queryString(query)}`}
      download="orders.csv"
      className={buttonStyle({ variant: 'secondary', size: 'sm' })}
    >
      <Download aria-hidden className="size-4" />
      {words}
    </ProvedLink>
  );
}

function CancelMany({ numbers, busy, onRun }: { numbers: readonly string[]; busy: boolean; onRun: Props['onRun'] }) {
  const [open, setOpen] = useState(false);
  const words = numbers.length === 1 ? 'Cancel 1 order' : `Cancel ${numbers.length} orders`;
  const form = useForm({
    start: { reason: '' },
    contract: cancelOrderInput,
    send: async ({ reason }) => onRun('cancel', reason),
    onDone: () => setOpen(false),
  });
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button variant="danger" size="sm" disabled={busy}>
          Cancel…
        </Button>
      }
      title={`${words}?`}
      description="Each provider is asked to stop its part, and what stops is refunded. What is already being made goes on; the result says which."
    >
      {/* A selection outlives a filter: what is not on the screen any more must be seen here. */}
      <ScrollBox className="mb-4 max-h-40">
        <ul aria-label="To be canceled" className="flex flex-wrap gap-x-4 gap-y-1 font-mono text-sm">
          {numbers.map((number) => (
            <li key={number}>{number}</li>
          ))}
        </ul>
      </ScrollBox>
      <Form of={form}>
        <TextField {...form.field('reason')} label="Reason" optional maxLength={500} />
        <div className="mt-6 flex flex-wrap justify-end gap-3">
          <DialogClose>Keep them</DialogClose>
          <Button type="submit" variant="danger" busy={form.busy}>
            {words}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
