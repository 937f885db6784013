import { expect, it } from 'vitest';
import { atMost } from './at-most';

function held() {
  const gate = Promise.withResolvers<void>();
  return { ...gate, ran: false };
}

it('never more run at once than may, in the order they came, and one that fails gives its place on', async () => {
  const limited = atMost(2);
  const works = Array.from({ length: 5 }, held);
  let running = 0;
  let most = 0;
  const done = works.map((work) =>
    limited(async () => {
      work.ran = true;
      running += 1;
      most = Math.max(most, running);
      await work.promise.finally(() => {
        running -= 1;
      });
    }),
  );
  const ran = () => works.map((work) => work.ran);
  await Promise.resolve();
  expect(ran()).toEqual([true, true, false, false, false]);
  works[1]?.reject(new Error('no picture'));
  await expect(done[1]).rejects.toThrow('no picture');
  expect(ran()).toEqual([true, true, true, false, false]);
  for (const work of works) work.resolve();
  await Promise.allSettled(done);
  expect({ most, ran: ran() }).toEqual({ most: 2, ran: [true, true, true, true, true] });
});
