import { expect, it } from 'vitest';
import { createLog } from '@/lib/platform/log';
import { Kept } from './kept';

it('what was read before is had at once while the database is silent, and the new as soon as it speaks', async () => {
  let answer: (value: string) => void = () => undefined;
  const asked: string[] = [];
  const ask = () =>
    new Promise<string>((resolve) => {
      asked.push('asked');
      answer = resolve;
    });
  const listen = async () => () => Promise.resolve();
  const kept = new Kept({ listen, close: async () => undefined } as never, ask, createLog('fatal'));
  const first = kept.read();
  answer('old');
  expect(await first).toBe('old');
  kept.forget();
  const begun = performance.now();
  expect(await kept.read()).toBe('old');
  expect(performance.now() - begun).toBeLessThan(2_000);
  answer('new');
  expect(await kept.read()).toBe('new');
  expect(asked).toHaveLength(2);
});
