import { useCallback, useRef, useState } from 'react';
import {
  changeListingsAnswer,
  type ListingsChange,
  type ShelfChangeAnswer,
} from '@/lib/contracts/backoffice/catalogue';
import { apiPost } from '../core/api';
import { type Chosen, changeInBatches, type Run } from './change-in-batches';

type State = { busy: boolean; done: number; refused: ShelfChangeAnswer | null; error: unknown };

const IDLE: State = { busy: false, done: 0, refused: null, error: null };
const post = (body: object) => apiPost('/api/admin/products', body, changeListingsAnswer);

/**
 * Changes many products, five hundred a request, and tells how far it is. What loses money waits for a second word;
 * without one, what was changed before it stays changed, and `onChanged` is told that it is not all.
 */
export function useChangeListings(onChanged: (count: number, isAll: boolean) => void) {
  const [state, setState] = useState(IDLE);
  const waiting = useRef<Run | null>(null);

  const go = useCallback(
    async (run: Run, confirmLoss: boolean) => {
      setState({ ...IDLE, busy: true, done: run.done });
      try {
        const { done, refused } = await changeInBatches(run, confirmLoss, post, (done, busy) =>
          setState({ ...IDLE, busy, done }),
        );
        if (refused === null) return onChanged(done, true);
        waiting.current = refused.rest;
        setState({ ...IDLE, done, refused: refused.answer });
      } catch (error) {
        setState((now) => ({ ...now, busy: false, error }));
      }
    },
    [onChanged],
  );

  return {
    ...state,
    start: (chosen: Chosen, change: ListingsChange) => void go({ chosen, change, after: null, done: 0 }, false),
    confirm: () => waiting.current && void go(waiting.current, true),
    forget: () => {
      setState(IDLE);
      if (state.done > 0) onChanged(state.done, false);
    },
  };
}
