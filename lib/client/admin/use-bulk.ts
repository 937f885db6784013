import { useCallback, useRef, useState } from 'react';
import { syncOrderAnswer } from '@/lib/contracts/orders';
import { cancelOrderAnswer } from '@/lib/contracts/self-service';
import { formatMoney } from '@/lib/domain/money/money';
import { ApiError, apiPost } from '../core/api';

export type BulkAction = 'sync' | 'cancel';
export type BulkRow = { number: string; state: 'waiting' | 'working' | 'done' | 'failed'; words: string };
export type BulkRun = { action: BulkAction; rows: BulkRow[]; running: boolean };

/** So many at a time: quick enough for a page of orders, gentle on the providers' limits. */
const AT_ONCE = 3;

/** Does one thing to many orders, one request each, and tells the outcome of every single one as it comes. */
export function useBulk(onDone: () => Promise<void>) {
  const [run, setRun] = useState<BulkRun | null>(null);
  const stopped = useRef(false);

  const start = useCallback(
    async (action: BulkAction, numbers: readonly string[], reason?: string) => {
      stopped.current = false;
      const queue = [...numbers];
      setRun({ action, rows: queue.map((number) => ({ number, state: 'waiting', words: '' })), running: true });
      const tell = (number: string, row: Partial<BulkRow>) =>
        setRun(
          (now) =>
            now && { ...now, rows: now.rows.map((each) => (each.number === number ? { ...each, ...row } : each)) },
        );
      const worker = async () => {
        for (let number = queue.shift(); number !== undefined && !stopped.current; number = queue.shift()) {
          tell(number, { state: 'working' });
          tell(number, await outcomeOf(action, number, reason));
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, worker));
      setRun((now) => now && { ...now, running: false });
      await onDone();
    },
    [onDone],
  );

  return {
    run,
    start,
    /** What is under way is finished; nothing more is begun. */
    stop: () => {
      stopped.current = true;
    },
    clear: () => setRun(null),
  };
}

async function outcomeOf(action: BulkAction, number: string, reason: string | undefined): Promise<Partial<BulkRow>> {
  try {
    return { state: 'done', words: await (action === 'sync' ? syncOne(number) : cancelOne(number, reason)) };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return { state: 'failed', words: error.message };
  }
}

async function syncOne(number: string): Promise<string> {
  const answer = await apiPost(`/api/admin/orders/${number}/sync`, {}, syncOrderAnswer);
  const changed = answer.payment_changed || answer.fulfillments.some((part) => part.changed);
  return changed ? `Changed: now ${answer.status.replaceAll('_', ' ')}` : 'Already up to date';
}

async function cancelOne(number: string, reason: string | undefined): Promise<string> {
  const body = reason ? { reason } : {};
  const { status, fulfillments, refund } = await apiPost(`/api/admin/orders/${number}/cancel`, body, cancelOrderAnswer);
  const money = refund.amount_minor > 0 ? `, ${formatMoney(refund.amount_minor, refund.currency)} goes back` : '';
  if (status === 'canceled') return `Canceled${money}`;
  return `${fulfillments.map(({ provider, outcome }) => `${provider}: ${outcome}`).join(', ')}${money}`;
}
