import { describe, expect, it } from 'vitest';
import { passesLuhn, READY_MADE, TEST_CARDS } from './cards';

describe('the test cards', () => {
  it('all carry a right check digit, and a changed digit is noticed', () => {
    for (const number of TEST_CARDS.keys()) {
      expect(passesLuhn(number), number).toBe(true);
      const last = (Number(number.at(-1)) + 1) % 10;
      expect(passesLuhn(`${number.slice(0, -1)}${last}`), number).toBe(false);
    }
  });

  it('stand behind every ready-made payment method', () => {
    for (const [name, number] of READY_MADE) expect(TEST_CARDS.has(number), name).toBe(true);
  });
});
