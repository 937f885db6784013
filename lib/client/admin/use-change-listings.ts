import { useCallback, useRef, useState } from 'react';
import {
  changeListingsAnswer,
  type ListingsChange,
  type ShelfChangeAnswer,
} from '@/lib/contracts/backoffice/catalogue';
import type { ListingFilter } from '@/lib/domain/catalogue/listing-filter';
import { apiPost } from '../core/api';

/** Some by name, or all that a filter shows. */
export type Chosen = { product_ids: string[] } | { filter: ListingFilter };
type Run = { chosen: Chosen; change: ListingsChange; after: string | null; done: number };
type State = { busy: boolean; done: number; refused: ShelfChangeAnswer | null; error: unknown };

const IDLE: State = { busy: false, done: 0, refused: null, error: null };

/** Changes many products, five hundred a request, and tells how far it is. What loses money waits for a second word. */
export function useChangeListings(onDone: (count: number) => void) {
  const [state, setState] = useState(IDLE);
  const waiting = useRef<Run | null>(null);

  const go = useCallback(
    async (run: Run, confirmLoss: boolean) => {
      setState({ ...IDLE, busy: true, done: run.done });
      try {
        for (let { after, done } = run; ; ) {
          const place = after === null ? {} : { after };
          const body = { ...run.chosen, ...place, change: run.change, confirm_loss: confirmLoss };
          const answer = await apiPost('/api/admin/products', body, changeListingsAnswer);
          if (answer.outcome === 'below_cost') {
            waiting.current = { ...run, after, done };
            return setState({ ...IDLE, done, refused: answer });
          }
          done += answer.changed;
          after = answer.next;
          setState({ ...IDLE, busy: after !== null, done });
          if (after === null) return onDone(done);
        }
      } catch (error) {
        setState((now) => ({ ...now, busy: false, error }));
      }
    },
    [onDone],
  );

  return {
    ...state,
    start: (chosen: Chosen, change: ListingsChange) => void go({ chosen, change, after: null, done: 0 }, false),
    confirm: () => waiting.current && void go(waiting.current, true),
    forget: () => setState(IDLE),
  };
}
