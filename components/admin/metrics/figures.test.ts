import { describe, expect, it } from 'vitest';
import { change, hours, percent } from './figures';

describe('figures for people', () => {
  it('name a time in the unit that fits, and nothing where nothing was measured', () => {
    expect([hours(null), hours(0.005), hours(0.2), hours(5.24), hours(72)]).toEqual([
      '–',
      '18 s',
      '12 min',
      '5.2 h',
      '3 d',
    ]);
  });

  it('never round a rate with failures up to all', () => {
    expect([percent(1), percent(0.9996), percent(0.5), percent(null)]).toEqual(['100 %', '99.96 %', '50 %', '–']);
  });

  it('compare counts by percent and rates by points, and claim nothing against an empty period', () => {
    expect(change(12, 10, 'count')).toBe('+20 %');
    expect(change(0.9, 0.95, 'rate')).toBe('−5 points');
    expect([change(4.5, 4.2, 'stars'), change(4.21, 4.2, 'stars')]).toEqual(['+0.3', 'as before']);
    expect([change(3, 0, 'count'), change(null, 0.5, 'rate'), change(0, 0, 'count')]).toEqual([
      null,
      null,
      'as before',
    ]);
  });
});
