import { describe, expect, it } from 'vitest';
import { declineWords, isNotCharged, isUnclear } from './decline-words';

const card = (decline_code: string, code = 'card_declined') => ({ type: 'card_error', code, decline_code });
const plain = declineWords(card('generic_decline'));

describe('declineWords', () => {
  it.each(['lost_card', 'stolen_card', 'fraudulent', 'pickup_card', 'restricted_card', 'security_violation'])(
    '%s reads like any other decline: a thief learns nothing',
    (code) => expect(declineWords(card(code))).toBe(plain),
  );

  it('a secret reason stays secret even when the error code has words of its own', () => {
    expect(declineWords(card('stolen_card', 'expired_card'))).toBe(plain);
  });

  it('says what can be done about a known reason', () => {
    expect(declineWords(card('insufficient_funds'))).toMatch(/not enough money/);
    expect(declineWords({ type: 'card_error', code: 'incorrect_cvc' })).toMatch(/security code/);
    expect(declineWords({ type: 'invalid_request_error', code: 'payment_intent_authentication_failure' })).toMatch(
      /could not confirm/,
    );
  });

  it('a decline nobody has heard of is still a decline in plain words', () => {
    expect(declineWords(card('a_code_of_next_year'))).toBe(plain);
  });

  it("never shows the wording of errors that are the shop's own fault", () => {
    const words = declineWords({ type: 'invalid_request_error', message: 'No such payment_intent: pi_1' });
    expect(words).not.toContain('pi_1');
  });

  it("keeps Stripe's words about a form field, which stand beside the field's name", () => {
    expect(declineWords({ type: 'validation_error', message: 'Your card number is incomplete.' })).toBe(
      'Your card number is incomplete.',
    );
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
