import { expect, it } from 'vitest';
import { createLog } from '@/lib/platform/log';
import { Kept } from './kept';

/** Questions that are answered by the test, in whatever order. */
function asking() {
  const answers: ((value: string) => void)[] = [];
  const ask = () => new Promise<string>((resolve) => answers.push(resolve));
  const listener = { listen: async () => () => Promise.resolve() };
  return { kept: new Kept(listener as never, ask, createLog('fatal')), answers };
}

it('what was read before is had at once while the database is silent, and the new as soon as it speaks', async () => {
  const { kept, answers } = asking();
  const first = kept.read();
  answers[0]?.('old');
  expect(await first).toBe('old');
  kept.forget();
  const begun = performance.now();
  expect(await kept.read()).toBe('old');
  expect(performance.now() - begun).toBeLessThan(2_000);
  answers[1]?.('new');
  expect(await kept.read()).toBe('new');
  expect(answers).toHaveLength(2);
});

it('whoever has changed it is never told what was read before, and an earlier question that is late changes nothing', async () => {
  const { kept, answers } = asking();
  const first = kept.read();
  answers[0]?.('old');
  await first;
  kept.forget();
  const early = kept.read();
  const renewed = kept.renew();
  answers[2]?.('new');
  expect(await renewed).toBe('new');
  answers[1]?.('old');
  await early;
  expect(await kept.read()).toBe('new');
});
