import type * as z from 'zod/mini';
import type { changeListingsAnswer, ListingsChange, ShelfChangeAnswer } from '@/lib/contracts/backoffice/catalogue';
import type { ListingFilter } from '@/lib/domain/catalogue/listing-filter';

/** Some by name, or all that a filter shows. */
export type Chosen = { product_ids: string[] } | { filter: ListingFilter };
/** Where it goes on after what was done before. */
export type Run = { chosen: Chosen; change: ListingsChange; after: string | null; done: number };
type Post = (body: object) => Promise<z.output<typeof changeListingsAnswer>>;

/**
 * Batch after batch, to the end or to the first that would lose money. A second word is for the losses that were shown:
 * the batch it waits before, none after it.
 */
export async function changeInBatches(
  run: Run,
  confirmLoss: boolean,
  post: Post,
  onBatch: (done: number, more: boolean) => void,
): Promise<{ done: number; refused: { answer: ShelfChangeAnswer; rest: Run } | null }> {
  let confirmed = confirmLoss;
  for (let { after, done } = run; ; confirmed = false) {
    const place = after === null ? {} : { after };
    const answer = await post({ ...run.chosen, ...place, change: run.change, confirm_loss: confirmed });
    if (answer.outcome === 'below_cost') return { done, refused: { answer, rest: { ...run, after, done } } };
    done += answer.changed;
    after = answer.next;
    onBatch(done, after !== null);
    if (after === null) return { done, refused: null };
  }
}
