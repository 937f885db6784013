import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  AGAIN,
  ALERT,
  DISPUTE,
  EFFECT,
  FULFILLMENT,
  FULFILLMENTS,
  isOneOf,
  MESSAGE,
  MOCKUP,
  mayBecome,
  mayMove,
  PACKAGE,
  PACKAGE_RANK,
  PAYMENT,
  PAYMENTS,
  RANK,
  REFUND_REQUEST,
  statesOf,
} from './states';

type Table = Readonly<Record<string, readonly string[]>>;

/** A walk of allowed moves: `choices` say which way is taken at each state, until there is none. */
function walk<State extends string>(table: { readonly [From in State]: readonly State[] }, choices: number[]) {
  const ways = statesOf(table);
  let at = ways[(choices[0] ?? 0) % ways.length] as State;
  const steps: [State, State][] = [];
  for (const choice of choices) {
    const next = table[at][choice % Math.max(1, table[at].length)];
    if (next === undefined) break;
    steps.push([at, next]);
    at = next;
  }
  return steps;
}

const choices = fc.array(fc.nat(997), { minLength: 1, maxLength: 30 });

describe('every state', () => {
  it.each<[string, Table, string[]]>([
    ['a payment', PAYMENT, []],
    ['a dispute', DISPUTE, []],
    ['a part', FULFILLMENT, ['canceled']],
    ['a package', PACKAGE, ['canceled']],
    ['an effect', EFFECT, []],
    ['a message', MESSAGE, []],
    ['a mockup', MOCKUP, ['ready']],
    ['a refund request', REFUND_REQUEST, ['approved', 'rejected']],
    ['an alert', ALERT, []],
  ])('of %s has a way out or is meant to be the end', (_what, table, ends) => {
    expect(
      Object.keys(table)
        .filter((state) => table[state]?.length === 0)
        .sort(),
    ).toEqual(ends);
    for (const [from, ways] of Object.entries(table)) expect(ways).not.toContain(from);
  });
});

describe('a part', () => {
  it('never goes back in rank, whatever happens to it, except out of a failure and to be sent again', () => {
    fc.assert(
      fc.property(choices, (taken) => {
        for (const [from, to] of walk(FULFILLMENT, taken))
          if (from === AGAIN.from) expect(AGAIN.to).toContain(to);
          else if (from !== 'failed') expect(RANK[to]).toBeGreaterThan(RANK[from]);
      }),
    );
  });

  it('that has left the print shop is never made, stopped or failed again', () => {
    fc.assert(
      fc.property(choices, (taken) => {
        let left = false;
        for (const [from, to] of walk(FULFILLMENT, taken)) {
          left ||= isOneOf(from, FULFILLMENTS.shipped);
          if (left) expect(FULFILLMENTS.shipped).toContain(to);
        }
      }),
    );
  });

  it('is canceled only while it has not shipped, and never comes back from there', () => {
    expect(mayBecome(FULFILLMENT, 'canceled')).toEqual(['pending', 'confirmed', 'in_production', 'failed']);
    expect(FULFILLMENT.canceled).toEqual([]);
  });

  it('climbs over steps that nobody told of', () => {
    for (const [at, from] of FULFILLMENTS.road.entries())
      for (const to of FULFILLMENTS.road.slice(at + 1)) expect(mayMove(FULFILLMENT, from, to)).toBe(true);
  });
});

describe('a package', () => {
  it('never goes back in rank', () => {
    for (const from of statesOf(PACKAGE))
      for (const to of statesOf(PACKAGE))
        expect(mayMove(PACKAGE, from, to)).toBe(PACKAGE_RANK[to] > PACKAGE_RANK[from]);
  });
});

describe('a payment', () => {
  it('that was captured is never unpaid again', () => {
    fc.assert(
      fc.property(choices, (taken) => {
        let captured = false;
        for (const [from, to] of walk(PAYMENT, taken)) {
          captured ||= isOneOf(from, PAYMENTS.captured);
          if (captured) expect(PAYMENTS.captured).toContain(to);
        }
      }),
    );
  });

  it('was captured or was not', () => {
    expect([...PAYMENTS.captured, ...PAYMENTS.uncaptured].sort()).toEqual(statesOf(PAYMENT).sort());
  });
});
