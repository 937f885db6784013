import { describe, expect, it } from 'vitest';
import { Faults } from './faults';

const DRAWS = 4_000;
const PLAN = {
  seed: 42,
  api: { printful: { error500: 0.1, tooMany: 0.2, hang: 0.05, lostAnswer: 0.15 } },
  webhooks: { stripe: { drop: 0.3, duplicate: 0.2, delay: 0.5, delayMs: 9_000 } },
};

function withPlan(plan: unknown): Faults {
  const faults = new Faults();
  faults.set(plan);
  return faults;
}
const calls = (faults: Faults) =>
  Array.from({ length: DRAWS }, () => faults.forCall('printful', 'POST', '/orders') ?? 'fine');
const fates = (faults: Faults) => Array.from({ length: DRAWS }, () => faults.forWebhook('stripe', 'charge.succeeded'));
const share = <T>(all: T[], is: (one: T) => boolean) => all.filter(is).length / all.length;

describe('Faults', () => {
  it('draws the same fates from the same seed, whatever else is drawn in between', () => {
    const [one, other] = [withPlan(PLAN), withPlan(PLAN)];
    const drawn = Array.from({ length: 200 }, () => {
      other.forCall('printful', 'GET', '/orders/:id');
      other.forWebhook('stripe', 'refund.created');
      return [one.forCall('printful', 'POST', '/orders'), other.forCall('printful', 'POST', '/orders')];
    });
    expect(drawn.every(([a, b]) => a === b)).toBe(true);
    expect(new Set(drawn.map(([a]) => a)).size).toBeGreaterThan(1);
  });

  it('draws other fates from another seed, and the same again when the plan is set again', () => {
    const faults = withPlan(PLAN);
    const first = calls(faults);
    expect(calls(withPlan({ ...PLAN, seed: 43 }))).not.toEqual(first);
    faults.set(PLAN);
    expect(calls(faults)).toEqual(first);
  });

  it('spoils calls at the rates of the plan, one fault a call', () => {
    const drawn = calls(withPlan(PLAN));
    for (const [fault, rate] of Object.entries(PLAN.api.printful)) {
      expect(share(drawn, (one) => one === fault)).toBeCloseTo(rate, 1);
    }
    expect(share(drawn, (one) => one === 'fine')).toBeCloseTo(0.5, 1);
  });

  it('spoils webhooks at the rates of the plan, each fault on its own', () => {
    const drawn = fates(withPlan(PLAN));
    expect(share(drawn, ({ drop }) => drop)).toBeCloseTo(0.3, 1);
    expect(share(drawn, ({ duplicate }) => duplicate)).toBeCloseTo(0.2, 1);
    expect(share(drawn, ({ delayMs }) => delayMs === 9_000)).toBeCloseTo(0.5, 1);
    expect(share(drawn, ({ drop, duplicate }) => drop && duplicate)).toBeCloseTo(0.06, 1);
    expect(drawn.some(({ forge, unsigned, reorder }) => forge || unsigned || reorder)).toBe(false);
  });

  it('spoils nothing of a service the plan does not name', () => {
    const faults = withPlan(PLAN);
    expect(Array.from({ length: 100 }, () => faults.forCall('stripe', 'GET', '/v1/charges')).some(Boolean)).toBe(false);
    expect(faults.forWebhook('printify', 'order:created')).toEqual({
      drop: false,
      duplicate: false,
      reorder: false,
      delayMs: 0,
      forge: false,
      unsigned: false,
    });
  });

  it('takes no plan with a rate that is none, nor with a word it does not know', () => {
    expect(() => withPlan({ api: { stripe: { hang: 1.1 } } })).toThrow();
    expect(() => withPlan({ api: { stripe: { explode: 0.1 } } })).toThrow();
  });
});
