import Stripe from 'stripe';
import { expect, it } from 'vitest';
import { signatureHeader } from './signature';

const stripe = new Stripe('sk_test_signature01');

it('a signature holds for its own body, secret and time, and for no other', () => {
  const body = '{\n  "id": "evt_1",\n  "object": "event"\n}';
  const now = Math.floor(Date.now() / 1000);
  const header = signatureHeader('whsec_one', now, body);
  expect(stripe.webhooks.constructEvent(body, header, 'whsec_one')).toMatchObject({ id: 'evt_1' });
  const stale = signatureHeader('whsec_one', now - 301, body);
  for (const [sent, signature, secret] of [
    [body.replace('evt_1', 'evt_2'), header, 'whsec_one'],
    [JSON.stringify(JSON.parse(body)), header, 'whsec_one'],
    [body, header, 'whsec_two'],
    [body, stale, 'whsec_one'],
  ] as const) {
    expect(() => stripe.webhooks.constructEvent(sent, signature, secret)).toThrow();
  }
});
