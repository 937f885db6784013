import { describe, expect, it } from 'vitest';
import { changedFrom } from './changes';

describe('previous_attributes', () => {
  it('hold the old values of what changed, and of nested objects only the changed parts', () => {
    const before = { id: 'x', paid: false, card: { last4: '4242', captured: false }, list: [1, 2] };
    const after = { id: 'x', paid: true, card: { last4: '4242', captured: true }, list: [1, 3] };
    expect(changedFrom(before, after)).toEqual({ paid: false, card: { captured: false }, list: [1, 2] });
  });

  it('show null for what was not there before, and the old object where there is none now', () => {
    expect(changedFrom({ a: { b: 1 } }, { a: null, c: 2 })).toEqual({ a: { b: 1 }, c: null });
  });

  it('are absent where nothing changed', () => {
    expect(changedFrom({ a: [1], b: { c: null } }, { a: [1], b: { c: null } })).toBeUndefined();
  });
});
