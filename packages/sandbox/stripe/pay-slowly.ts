import type { Account } from './account';
import { attemptPayment, failIntent } from './attempt-payment';
import { delayPayment } from './delayed-payment';
import { docUrl, find, unexpectedState } from './errors';
import { type Cause, ON_ITS_OWN } from './event-objects';
import { emit } from './events';
import type { NextAction, PaymentIntent, PaymentMethod } from './objects';

const DAY_S = 86_400;
const LASTS_S = { multibanco: 7 * DAY_S, oxxo: 3 * DAY_S, konbini: 3 * DAY_S };
const DEBIT_TAKES_MS = 3 * DAY_S * 1000;
type Voucher = keyof typeof LASTS_S;

/** A voucher is shown, a debit is sent to the bank. */
export function beginSlowly(account: Account, cause: Cause, intent: PaymentIntent, method: PaymentMethod): void {
  intent.status = 'requires_action';
  if (method.type === 'sepa_debit') {
    delayPayment(account, intent, cause);
    account.world.clock.after(DEBIT_TAKES_MS, `debit of ${intent.id}`, () => {
      if (isStill(account, intent, 'processing')) attempt(account, intent);
    });
    return;
  }
  const type = method.type as Voucher;
  const expires = account.world.clock.seconds() + LASTS_S[type];
  intent.next_action = voucher(account, intent, { type, expires });
  emit(account, cause, 'payment_intent.requires_action', intent);
  account.world.clock.after(LASTS_S[type] * 1000, `voucher of ${intent.id} ends`, () => {
    if (isStill(account, intent, 'requires_action')) expireVoucher(account, intent);
  });
}

function voucher(account: Account, intent: PaymentIntent, { type, expires }: { type: Voucher; expires: number }) {
  const url = `${account.world.origin()}/stripe/voucher/${intent.id}?client_secret=${intent.client_secret}`;
  const code = { confirmation_number: '012345678901', payment_code: '123456' };
  const details = {
    multibanco: { entity: '12345', expires_at: expires, hosted_voucher_url: url, reference: '999999999' },
    oxxo: { expires_after: expires, hosted_voucher_url: url, number: '01234567890123456789012345678901' },
    konbini: {
      expires_at: expires,
      hosted_voucher_url: url,
      stores: { familymart: code, lawson: code, ministop: code, seicomart: code },
    },
  };
  const name = `${type}_display_details`;
  return { type: name, [name]: details[type] } as NextAction;
}

/** The shopper has been at the machine, the till or the online bank. */
export function payVoucher(account: Account, intent: PaymentIntent): void {
  assertVoucher(intent);
  attempt(account, intent);
}

/** Nobody has paid in time. */
export function expireVoucher(account: Account, intent: PaymentIntent): void {
  assertVoucher(intent);
  const method = find(account.paymentMethods, 'payment_method', intent.payment_method ?? '');
  const code = 'payment_intent_payment_attempt_expired';
  failIntent(account, ON_ITS_OWN, intent, {
    code,
    doc_url: docUrl(code),
    message: 'The latest payment attempt for the PaymentIntent has expired.',
    payment_method: structuredClone(method),
    type: 'invalid_request_error',
  });
}

function assertVoucher(intent: PaymentIntent): void {
  if (intent.status === 'requires_action' && intent.next_action?.type.endsWith('_display_details')) return;
  throw unexpectedState(`There is no voucher to pay: this PaymentIntent is ${intent.status}.`, intent);
}

function attempt(account: Account, intent: PaymentIntent): void {
  const method = find(account.paymentMethods, 'payment_method', intent.payment_method ?? '');
  attemptPayment(account, ON_ITS_OWN, intent, { method, authentication: 'none' });
}

const isStill = (account: Account, intent: PaymentIntent, status: PaymentIntent['status']) =>
  account.paymentIntents.get(intent.id) === intent && intent.status === status;
