import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Account } from './account';
import type { KeyKind } from './call';
import { passesLuhn, READY_MADE, TEST_CARDS, type TestCard } from './cards';
import { ApiError, badCard, invalidParam, noSuch } from './errors';
import { otherId } from './ids';
import { checkKlarna, isRedirect, KLARNA } from './klarna';
import type { CardFace, PaymentMethod } from './objects';
import { address, emptyable, metadata, text, whole } from './params';
import { SLOW_METHODS, slowFace, UNCHALLENGED } from './slow-methods';
import { fullAddress, mergeMetadata } from './values';

const billingDetails = z.strictObject({
  address: emptyable(address),
  email: emptyable(text()),
  name: emptyable(text()),
  phone: emptyable(text()),
  tax_id: emptyable(text()),
});

const cardFields = z.strictObject({
  number: text(),
  exp_month: whole,
  exp_year: whole,
  cvc: text().optional(),
});

/** What Stripe.js sends for a new card. The last few say where it was typed; nothing depends on them. */
export const paymentMethodData = z.strictObject({
  type: z.enum(['card', 'klarna', ...SLOW_METHODS]),
  card: cardFields.optional(),
  klarna: z.strictObject({}).optional(),
  sepa_debit: z.strictObject({ iban: text() }).optional(),
  billing_details: billingDetails.optional(),
  allow_redisplay: z.enum(['always', 'limited', 'unspecified']).optional(),
  metadata,
  guid: z.string().optional(),
  muid: z.string().optional(),
  sid: z.string().optional(),
  pasted_fields: z.string().optional(),
  payment_user_agent: z.string().optional(),
  referrer: z.string().optional(),
  time_on_page: z.string().optional(),
  client_attribution_metadata: z.record(z.string(), z.string()).optional(),
});
type PaymentMethodData = z.infer<typeof paymentMethodData>;

/** What may be changed of a method when it is made into another, or laid over a confirmation token. */
type Made = { method: PaymentMethod; card: TestCard };

/** Reads a typed card. Throws the 402 a wrong number, date or code gets; nothing is kept yet. */
export function makeMethod(account: Account, key: KeyKind, data: PaymentMethodData): Made {
  if (key !== 'publishable') throw rawCardRefused();
  const { method, card } = data.type === 'card' ? typedCard(account, data.card) : uncarded(account, data.type);
  const details = data.billing_details;
  method.allow_redisplay = data.allow_redisplay ?? 'unspecified';
  method.metadata = mergeMetadata({}, data.metadata);
  method.billing_details = {
    address: fullAddress(details?.address),
    email: details?.email ?? null,
    name: details?.name ?? null,
    phone: details?.phone ?? null,
    tax_id: details?.tax_id ?? null,
  };
  if (isRedirect(method)) checkKlarna(method);
  return { method, card };
}

export function keepMethod(account: Account, { method, card }: Made): PaymentMethod {
  account.paymentMethods.set(method.id, method);
  account.cards.set(method.id, card);
  return method;
}

/** The method with this id; a ready-made one (`pm_card_visa`) becomes a new method each time, as on Stripe. */
export function methodById(account: Account, id: string): PaymentMethod {
  const number = READY_MADE.get(id);
  if (number === undefined) {
    const method = account.paymentMethods.get(id);
    if (method === undefined) throw noSuch('PaymentMethod', id, 'payment_method');
    return method;
  }
  const card = TEST_CARDS.get(number);
  if (card === undefined) throw new Error(`no test card is behind ${id}`);
  const nextYear = new Date(account.world.clock.now()).getUTCFullYear() + 1;
  return keepMethod(account, { method: faceOf(account, card, 12, nextYear), card });
}

/** Cards tell who they are only by number, which no answer contains. */
export function cardBehind(account: Account, methodId: string): TestCard {
  const card = account.cards.get(methodId);
  if (card === undefined) throw new Error(`no card is known behind ${methodId}`);
  return card;
}

function typedCard(account: Account, sent: PaymentMethodData['card']): Made {
  if (sent === undefined) {
    throw invalidParam('card', 'Missing required param: card.', 'parameter_missing');
  }
  const card = checkedCard(account, sent);
  return { method: faceOf(account, card, sent.exp_month, fullYear(sent.exp_year)), card };
}

function uncarded(account: Account, type: Exclude<PaymentMethod['type'], 'card'>): Made {
  if (type === 'klarna') return { method: { ...blankMethod(account), klarna: { dob: null }, type }, card: KLARNA };
  if (!account.settings.slowMethods.includes(type)) {
    const message = `The payment method type "${type}" is invalid. Please ensure the provided type is activated in your dashboard.`;
    throw invalidParam('payment_method_data[type]', message);
  }
  return { method: { ...blankMethod(account), ...slowFace(type), type }, card: UNCHALLENGED };
}

function rawCardRefused(): ApiError {
  const message =
    'Sending credit card numbers directly to the Stripe API is generally unsafe. We suggest you use test tokens that ' +
    'map to the test card you are using, see https://stripe.com/docs/testing.';
  return new ApiError(402, { type: 'invalid_request_error', message });
}

const fullYear = (year: number) => (year < 100 ? 2000 + year : year);

function checkedCard(account: Account, sent: z.infer<typeof cardFields>): TestCard {
  const number = sent.number.replaceAll(/[\s-]/g, '');
  if (!passesLuhn(number)) throw badCard('incorrect_number', 'Your card number is incorrect.', 'number');
  const card = TEST_CARDS.get(number);
  if (card === undefined) {
    const message =
      'Your card was declined. Your request was in test mode, but used a non test card. For a list of valid test ' +
      'cards, visit: https://stripe.com/docs/testing.';
    throw badCard('card_declined', message, 'number', 'test_mode_live_card');
  }
  const year = fullYear(sent.exp_year);
  if (sent.exp_month < 1 || sent.exp_month > 12) {
    throw badCard('invalid_expiry_month', "Your card's expiration month is invalid.", 'exp_month');
  }
  const now = new Date(account.world.clock.now());
  if (year < now.getUTCFullYear() || year > now.getUTCFullYear() + 50) {
    throw badCard('invalid_expiry_year', "Your card's expiration year is invalid.", 'exp_year');
  }
  if (year === now.getUTCFullYear() && sent.exp_month < now.getUTCMonth() + 1) {
    throw badCard('invalid_expiry_month', "Your card's expiration month is invalid.", 'exp_month');
  }
  if (sent.cvc !== undefined && !new RegExp(`^\\d{${card.cvcLength}}$`).test(sent.cvc)) {
    throw badCard('invalid_cvc', "Your card's security code is invalid.", 'cvc');
  }
  return card;
}

function faceOf(account: Account, card: TestCard, month: number, year: number): PaymentMethod {
  const face: CardFace = {
    brand: card.brand,
    country: 'US',
    exp_month: month,
    exp_year: year,
    fingerprint: createHash('sha256').update(card.number).digest('base64url').replaceAll(/[-_]/g, '0').slice(0, 16),
    funding: card.funding,
    last4: card.number.slice(-4),
  };
  return {
    ...blankMethod(account),
    card: {
      ...face,
      checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: 'unchecked' },
      display_brand: card.brand === 'amex' ? 'american_express' : card.brand,
      generated_from: null,
      networks: { available: [card.brand], preferred: null },
      regulated_status: 'unregulated',
      three_d_secure_usage: { supported: card.threeDSecure !== 'unsupported' },
      wallet: null,
    },
    type: 'card',
  };
}

function blankMethod(account: Account): Omit<PaymentMethod, 'type'> {
  return {
    id: otherId('pm'),
    object: 'payment_method',
    allow_redisplay: 'unspecified',
    billing_details: { address: fullAddress(null), email: null, name: null, phone: null, tax_id: null },
    created: account.world.clock.seconds(),
    customer: null,
    customer_account: null,
    livemode: false,
    metadata: {},
  };
}
