import { describe, expect, it } from 'vitest';
import { declineOf, isNotCharged, isUnclear } from './decline';

const card = (decline_code: string, code = 'card_declined') => ({ type: 'card_error', code, decline_code });
const plain = declineOf(card('generic_decline'));

describe('declineOf', () => {
  it.each(['lost_card', 'stolen_card', 'fraudulent', 'pickup_card', 'restricted_card', 'security_violation'])(
    '%s reads like any other decline: a thief learns nothing',
    (code) => expect(declineOf(card(code))).toEqual(plain),
  );

  it('a secret reason stays secret even when the error code has words of its own', () => {
    expect(declineOf(card('stolen_card', 'expired_card'))).toEqual(plain);
  });

  it('says what can be done about a known reason', () => {
    expect(declineOf(card('insufficient_funds'))).toEqual({ decline: 'noFunds' });
    expect(declineOf({ type: 'card_error', code: 'incorrect_cvc' })).toEqual({ decline: 'checkCode' });
    expect(declineOf({ type: 'invalid_request_error', code: 'payment_intent_authentication_failure' })).toEqual({
      decline: 'notConfirmed',
    });
  });

  it('a decline nobody has heard of is still a decline in plain words', () => {
    expect(declineOf(card('a_code_of_next_year'))).toEqual(plain);
  });

  it("never shows the wording of errors that are the shop's own fault", () => {
    expect(declineOf({ type: 'invalid_request_error', message: 'No such payment_intent: pi_1' })).toEqual({
      decline: 'notStarted',
    });
  });

  it("keeps Stripe's words about a form field, which stand beside the field's name", () => {
    expect(declineOf({ type: 'validation_error', message: 'Your card number is incomplete.' })).toEqual({
      words: 'Your card number is incomplete.',
    });
  });
});

describe('isNotCharged', () => {
  it('is only said when the payment itself says so', () => {
    expect(isNotCharged({ ...card('x'), payment_intent: { status: 'requires_payment_method' } })).toBe(true);
    expect(isNotCharged({ ...card('x'), payment_intent: { status: 'processing' } })).toBe(false);
    expect(isNotCharged({ ...card('x'), payment_intent: { status: 'succeeded' } })).toBe(false);
    expect(isNotCharged(card('x'))).toBe(false);
  });
});

describe('isUnclear', () => {
  it('a lost connection may hide a payment that went through', () => {
    expect(isUnclear({ type: 'api_connection_error' })).toBe(true);
    expect(isUnclear({ type: 'invalid_request_error', code: 'payment_intent_unexpected_state' })).toBe(true);
  });

  it('a decline is clear', () => {
    expect(isUnclear({ ...card('x'), payment_intent: { status: 'requires_payment_method' } })).toBe(false);
  });
});
