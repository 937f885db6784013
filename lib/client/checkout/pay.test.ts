import type { Stripe, StripeError } from '@stripe/stripe-js';
import { describe, expect, it } from 'vitest';
import { failedOutcome, lookAgain, settledOutcome } from './pay';

const placed = { orderNumber: 'FBZ20261124000001', clientSecret: 'pi_1_secret_2' };
const errorWith = (parts: object) => ({ type: 'card_error', ...parts }) as StripeError;

describe('what a payment came to', () => {
  it.each(['succeeded', 'processing', 'requires_capture'])('%s leads to the order', (status) => {
    expect(settledOutcome({ status }, placed)).toEqual({ outcome: 'paid', orderNumber: placed.orderNumber });
  });

  it.each([
    ['multibanco_display_details', 'paid'],
    ['display_bank_transfer_instructions', 'paid'],
    ['verify_with_microdeposits', 'paid'],
    ['redirect_to_url', 'declined'],
    ['use_stripe_sdk', 'declined'],
  ])('what is left to do by %s leads to the order: %s', (type, outcome) => {
    expect(settledOutcome({ status: 'requires_action', next_action: { type } }, placed).outcome).toBe(outcome);
  });

  it('a status nobody knows is looked into, not called paid and not called failed', () => {
    expect(settledOutcome({ status: 'a_status_of_next_year' }, placed)).toEqual({ outcome: 'unclear', ...placed });
  });

  it('an error about a payment that did succeed leads to the order', () => {
    const error = errorWith({
      type: 'invalid_request_error',
      code: 'payment_intent_unexpected_state',
      payment_intent: { status: 'succeeded' },
    });
    expect(failedOutcome(error, placed)).toEqual({ outcome: 'paid', orderNumber: placed.orderNumber });
  });

  it('a decline says "not charged" only because the payment says so', () => {
    const error = errorWith({ decline_code: 'insufficient_funds' });
    expect(failedOutcome(error, placed)).toMatchObject({ outcome: 'declined', notCharged: false });
    const known = errorWith({ ...error, payment_intent: { status: 'requires_payment_method' } });
    expect(failedOutcome(known, placed)).toMatchObject({ outcome: 'declined', notCharged: true });
  });

  it('a connection lost while paying is unclear', () => {
    expect(failedOutcome(errorWith({ type: 'api_connection_error' }), placed).outcome).toBe('unclear');
  });

  it('an unfinished payment form is no decline', () => {
    const error = errorWith({ type: 'validation_error', message: 'Your card number is incomplete.' });
    expect(failedOutcome(error, null)).toEqual({ outcome: 'incomplete' });
  });
});

describe('looking again at an unclear payment', () => {
  const stripeThat = (retrievePaymentIntent: () => Promise<unknown>) =>
    ({ retrievePaymentIntent }) as unknown as Stripe;

  it('stays unclear while Stripe does not answer, so that nobody pays twice', async () => {
    const failing = stripeThat(() => Promise.reject(new Error('offline')));
    expect(await lookAgain(failing, placed)).toEqual({ outcome: 'unclear', ...placed });
  });

  it('leads to the order once Stripe says it was paid', async () => {
    const paid = stripeThat(() => Promise.resolve({ paymentIntent: { status: 'succeeded' } }));
    expect(await lookAgain(paid, placed)).toEqual({ outcome: 'paid', orderNumber: placed.orderNumber });
  });
});
