import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ProviderError } from '@/lib/domain/core/errors';
import { StripeTax, type TaxAnswer, type TaxRequest } from '@/lib/integrations/stripe/tax';
import { faultsIn, faultsInAnswers } from './_stripe-documents';
import { type Scene, SECRET_KEY, setScene, stripeError } from './_stripe-scene';

let scene: Scene;
let tax: StripeTax;
beforeAll(async () => {
  scene = await setScene();
  tax = new StripeTax({ secretKey: SECRET_KEY, baseUrl: scene.server.origin }, () => Promise.resolve());
});
afterAll(() => scene.close());

/** Every answer is what Stripe's own SDK declares. */
afterEach(() => {
  expect(faultsInAnswers(scene.server.answered.splice(0))).toEqual([]);
});

const CART = {
  currency: 'USD',
  lines: [
    { reference: 'tee', amountMinor: 4000, quantity: 2 },
    { reference: 'mug', amountMinor: 1499, quantity: 1 },
  ],
  shippingMinor: 899,
};
const NEW_YORK = { country: 'US', state: 'NY', postalCode: '10001' };

async function calculate(request: TaxRequest): Promise<TaxAnswer> {
  const answer = await tax.calculate(request);
  if (!answer) throw new Error('the place is unknown');
  return answer;
}

describe('tax', () => {
  it('is calculated per line and on the delivery, and adds up', async () => {
    const answer = await calculate({ ...CART, destination: NEW_YORK });
    expect(answer).toMatchObject({ totalMinor: 568, lines: { tee: 355, mug: 133 }, shippingMinor: 80 });
    const kept = await scene.stripe.tax.calculations.retrieve(answer.calculationId);
    expect(kept.amount_total).toBe(4000 + 1499 + 899 + 568);
  });

  it.each([
    ['where delivery is not taxed', { country: 'US', state: 'CA', postalCode: '94105' }, 474],
    ['where there is no sales tax', { country: 'US', state: 'OR', postalCode: '97209' }, 0],
    ['where the shop is not registered', { country: 'BR', state: 'SP', postalCode: '01310-100' }, 0],
    ['by the rate of the country', { country: 'DE', postalCode: '10115' }, 1216],
  ])('follows the place: %s', async (_, destination, totalMinor) => {
    expect((await calculate({ ...CART, destination })).totalMinor).toBe(totalMinor);
  });

  it('of more lines than one page holds is read to the end', async () => {
    const lines = Array.from({ length: 25 }, (_, n) => ({ reference: `v${n}`, amountMinor: 1000, quantity: 1 }));
    const answer = await calculate({ ...CART, lines, destination: NEW_YORK });
    expect(Object.keys(answer.lines)).toHaveLength(25);
  });

  it('cannot be told from a country alone where it depends on more', async () => {
    expect(await tax.calculate({ ...CART, destination: { country: 'US' } })).toBeNull();
  });
});

describe('the tax record', () => {
  it('is compared with the declarations in earnest', () => {
    expect(faultsIn({ object: 'tax.calculation' }).length).toBeGreaterThan(5);
  });

  it('is made once however often it is asked for, and its reference stays taken', async () => {
    const { calculationId } = await calculate({ ...CART, destination: NEW_YORK });
    const input = { calculationId, reference: 'FBZ1', orderId: 'o1', effectId: 'e1' };
    const first = await tax.record(input);
    expect(await tax.record(input)).toBe(first);
    await expect(tax.record({ ...input, effectId: 'e2' })).rejects.toBeInstanceOf(ProviderError);
    const record = await scene.stripe.tax.transactions.retrieve(first, { expand: ['line_items'] });
    expect(record).toMatchObject({ type: 'transaction', reference: 'FBZ1', metadata: { order_id: 'o1' } });
    expect(record.line_items?.data.map(({ amount_tax }) => amount_tax)).toEqual([355, 133]);
  });

  it('is taken back by a refund in its proportions, and never by more than it was', async () => {
    const { calculationId } = await calculate({ ...CART, destination: NEW_YORK });
    const transactionId = await tax.record({ calculationId, reference: 'FBZ2', orderId: 'o2', effectId: 'e3' });
    const half = { transactionId, reference: 're_1', amountMinor: 3483, lines: [], effectId: 'e4' };
    const reversal = await scene.stripe.tax.transactions.retrieve(await tax.reverse(half), { expand: ['line_items'] });
    expect(reversal.type).toBe('reversal');
    expect(reversal.line_items?.data.map(({ amount, amount_tax }) => [amount, amount_tax])).toEqual([
      [-2000, -178],
      [-750, -67],
    ]);
    await expect(tax.reverse({ ...half, reference: 're_2', amountMinor: 5000, effectId: 'e5' })).rejects.toBeInstanceOf(
      ProviderError,
    );
  });

  it('cannot be made of nothing', async () => {
    const { code } = await stripeError(
      scene.stripe.tax.transactions.createFromCalculation({ calculation: 'taxcalc_none', reference: 'x' }),
    );
    expect(code).toBe('resource_missing');
  });
});
