import { describe, expect, it } from 'vitest';
import { beginnings, endings, endingTyped, wordsTyped } from './found-by';

const isFound = (typed: string, texts: string[]) => {
  const kept = new Set(beginnings(texts));
  const words = wordsTyped(typed);
  return words.length > 0 && words.every((word) => kept.has(word));
};

describe('what staff type', () => {
  const texts = ['Zoë Müller-Lüdenscheidt', 'rita.fail@gmail.com', 'Chatsworth', 'Night Shift Hoodie', 'Li'];
  it.each(['zoe', 'mull', 'MÜLLER zoë', 'Lüdenscheidt', 'rita.fa', 'rita@', 'hood', 'chats hoodie', 'li'])(
    'finds it by %s',
    (typed) => expect(isFound(typed, texts)).toBe(true),
  );
  it.each(['z', 'ller', 'zoe smith', 'l', '@', ''])('does not find it by %s', (typed) =>
    expect(isFound(typed, texts)).toBe(false),
  );
});

it('a number is found by its end of four digits and more', () => {
  const kept = endings('FBZ20260102237477');
  for (const typed of ['7477', '237477', '#237477', 'fbz20260102237477']) expect(kept).toContain(endingTyped(typed));
  expect([endingTyped('477'), endingTyped('Hoodie 2000')]).toEqual([null, null]);
});
