import { describe, expect, it } from 'vitest';
import { redactPersonal } from './redact';

describe('a message shown to staff', () => {
  it('hides names, addresses and secrets at every depth, and keeps what tells the order', () => {
    const shown = redactPersonal({
      id: 'evt_1',
      data: {
        object: {
          id: 'pi_1',
          amount: 4_200,
          status: 'succeeded',
          client_secret: 'pi_1_secret_x',
          receipt_email: 'ada@example.com',
          shipping: { name: 'Ada', address: { line1: '12 Market Street' } },
          charges: [{ billing_details: { email: 'ada@example.com' }, paid: true }],
          metadata: { order_number: 'FBZ20261124000001' },
        },
      },
    });
    const text = JSON.stringify(shown);
    expect(text).not.toMatch(/\bada\b|market|secret_x/i);
    expect(shown).toMatchObject({
      data: { object: { id: 'pi_1', amount: 4_200, metadata: { order_number: 'FBZ20261124000001' } } },
    });
  });

  it('keeps a price that is called shipping', () => {
    expect(redactPersonal({ shipping: 499, recipient: null })).toEqual({ shipping: 499, recipient: null });
  });
});
