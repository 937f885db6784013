import { describe, expect, it } from 'vitest';
import { localeOf } from './locale';

describe('the language of the shop', () => {
  it.each([
    ['de', 'en-US,en', 'de'],
    ['en', 'de-DE,de', 'en'],
    ['xx', 'de', 'de'],
    [undefined, 'de-AT,de;q=0.9,en;q=0.8', 'de'],
    [undefined, 'en;q=0.5, de;q=0.9', 'de'],
    [undefined, 'fr-FR,fr;q=0.9,en;q=0.7', 'en'],
    [undefined, 'de;q=0, fr', 'en'],
    [undefined, '*', 'en'],
    [undefined, null, 'en'],
  ])('chosen %s, browser %s: %s', (chosen, accepted, expected) => {
    expect(localeOf(chosen, accepted)).toBe(expected);
  });
});
