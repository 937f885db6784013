'use client';
import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { z } from 'zod';
import { cancelWords } from '@/components/orders/cancel-words';
import { ConfirmDialog } from '@/components/orders/confirm-dialog';
import { apiPost } from '@/lib/client/api';
import { cancelOrderAnswer, syncOrderAnswer } from '@/lib/contracts/orders';

type Props = { orderId: string; cancelable: boolean; whyNot: string | null };

/** What staff can do with an order; the page behind is loaded again after each. */
export function OrderActions({ orderId, cancelable, whyNot }: Props) {
  const router = useRouter();
  const [reason, setReason] = useState('');
  const [everything, setEverything] = useState(false);
  const reload = () => router.refresh();
  const sync = useMutation({
    mutationFn: () => apiPost(`/api/payments/sync-order/${orderId}`, {}, syncOrderAnswer),
    onSettled: reload,
  });
  const cancel = useMutation({
    mutationFn: () => {
      const body = { ...(reason.trim() ? { reason: reason.trim() } : {}), refund_unstoppable: everything };
      return apiPost(`/api/payments/cancel-order/${orderId}`, body, cancelOrderAnswer);
    },
    onSettled: reload,
  });
  const failure = sync.error ?? cancel.error;
  return (
    <div className="space-y-3">
      <div className="flex flex-wrap gap-3">
        <button type="button" className="btn btn-quiet" disabled={sync.isPending} onClick={() => sync.mutate()}>
          {sync.isPending ? 'Asking…' : 'Resync'}
        </button>
        {cancelable ? (
          <ConfirmDialog
            label="Cancel & refund"
            title="Cancel this order?"
            confirm="Cancel & refund"
            busy={cancel.isPending}
            onConfirm={() => cancel.mutate()}
          >
            <p>What the provider stops is refunded by itself.</p>
            <label className="mt-4 block text-ink">
              Reason (kept in the order's history)
              <textarea
                value={reason}
                onChange={(event) => setReason(event.target.value)}
                maxLength={500}
                rows={3}
                className="input mt-1.5 py-2"
              />
            </label>
            <label className="mt-4 flex min-h-11 items-center gap-3 text-ink">
              <input
                type="checkbox"
                checked={everything}
                onChange={(event) => setEverything(event.target.checked)}
                className="size-5 shrink-0 accent-accent"
              />
              Also refund what the provider will not stop (we pay for it)
            </label>
          </ConfirmDialog>
        ) : null}
      </div>
      {!cancelable && whyNot ? <p className="text-quiet text-sm">{whyNot}</p> : null}
      <div role="status" className="space-y-2 text-sm">
        {sync.data ? <SyncResult answer={sync.data} /> : null}
        {cancel.data ? <CancelResult answer={cancel.data} /> : null}
      </div>
      <p role="alert" className="text-danger text-sm empty:hidden">
        {failure ? failure.message : ''}
      </p>
    </div>
  );
}

function SyncResult({ answer }: { answer: z.output<typeof syncOrderAnswer> }) {
  return (
    <ul>
      <li>Payment: {answer.payment_changed ? 'changed' : 'as before'}</li>
      {answer.fulfillments.map(({ provider, changed, provider_status, detail }) => (
        <li key={provider}>
          {provider}: {provider_status ?? 'not there yet'}, {changed ? 'changed' : 'as before'}
          {detail ? `. ${detail}` : ''}
        </li>
      ))}
    </ul>
  );
}

function CancelResult({ answer }: { answer: z.output<typeof cancelOrderAnswer> }) {
  return (
    <>
      <p>{cancelWords(answer)}</p>
      <ul>
        {answer.fulfillments.map(({ provider, outcome, reason }) => (
          <li key={provider}>
            {provider}: {outcome}
            {reason ? ` (${reason})` : ''}
          </li>
        ))}
      </ul>
    </>
  );
}
