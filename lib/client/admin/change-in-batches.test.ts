import { expect, it } from 'vitest';
import { changeInBatches, type Run } from './change-in-batches';

it('a second word on a loss is for the batch whose losses were shown, and the next one asks again', async () => {
  const losing = new Set(['b', 'd']);
  const next: Record<string, string | null> = { a: 'b', b: 'c', c: 'd', d: null };
  const confirmed: string[] = [];
  const post = async (body: object) => {
    const { after = 'a', confirm_loss: word } = body as { after?: string; confirm_loss: boolean };
    if (word) confirmed.push(after);
    if (losing.has(after) && !word) return { outcome: 'below_cost' as const, changed: 0, next: null };
    return { outcome: 'saved' as const, changed: 500, next: next[after] ?? null };
  };
  const all: Run = { chosen: { filter: {} }, change: { pricing: null }, after: null, done: 0 };
  const first = await changeInBatches(all, false, post, () => undefined);
  expect(first).toMatchObject({ done: 500, refused: { rest: { after: 'b', done: 500 } } });
  const second = await changeInBatches(first.refused?.rest ?? all, true, post, () => undefined);
  expect(second).toMatchObject({ done: 1500, refused: { rest: { after: 'd', done: 1500 } } });
  const third = await changeInBatches(second.refused?.rest ?? all, true, post, () => undefined);
  expect(third).toEqual({ done: 2000, refused: null });
  expect(confirmed).toEqual(['b', 'd']);
});
