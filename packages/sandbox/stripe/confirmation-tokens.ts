import { z } from 'zod';
import type { Account } from './account';
import type { Call } from './call';
import { find, refused } from './errors';
import { otherId } from './ids';
import type { ConfirmationToken, PaymentIntent, PaymentMethod } from './objects';
import { emptyable, flag, shipping, text } from './params';
import { cardBehind, keepMethod, makeMethod, methodById, paymentMethodData } from './payment-methods';
import { fullShipping } from './values';

const TWELVE_HOURS_S = 43_200;

export const tokenCreate = z.strictObject({
  payment_method: text().optional(),
  payment_method_data: paymentMethodData.optional(),
  return_url: text().optional(),
  setup_future_usage: z.enum(['off_session', 'on_session']).optional(),
  shipping: emptyable(shipping),
  use_stripe_sdk: flag.optional(),
});

/** Keeps what the shopper typed until the server confirms with it. */
export function createToken(account: Account, call: Call, params: z.infer<typeof tokenCreate>): ConfirmationToken {
  const made = madeFrom(account, call, params);
  const { billing_details, card, type } = made.method;
  const created = account.world.clock.seconds();
  const token: ConfirmationToken = {
    id: otherId('ctoken'),
    object: 'confirmation_token',
    created,
    expires_at: created + TWELVE_HOURS_S,
    livemode: false,
    mandate_data: null,
    metadata: null,
    payment_intent: null,
    payment_method_options: { card: { cvc_token: null } },
    payment_method_preview: {
      allow_redisplay: made.method.allow_redisplay,
      billing_details: structuredClone(billing_details),
      ...(card ? { card: structuredClone(card) } : { [type]: made.method.type === 'klarna' ? { dob: null } : {} }),
      customer: null,
      customer_account: null,
      type,
    },
    return_url: params.return_url ?? null,
    setup_future_usage: params.setup_future_usage ?? null,
    setup_intent: null,
    shipping: params.shipping ? fullShipping(params.shipping) : null,
    use_stripe_sdk: params.use_stripe_sdk ?? true,
  };
  account.confirmationTokens.set(token.id, token);
  account.tokenMethods.set(token.id, made.method);
  account.cards.set(made.method.id, made.card);
  return token;
}

function madeFrom(account: Account, call: Call, params: z.infer<typeof tokenCreate>) {
  if (params.payment_method_data !== undefined) return makeMethod(account, call.key, params.payment_method_data);
  if (params.payment_method === undefined) {
    throw refused('You must provide one of these parameters: payment_method_data, payment_method.', {
      code: 'parameter_missing',
      param: 'payment_method_data',
    });
  }
  const method = methodById(account, params.payment_method);
  return { method, card: cardBehind(account, method.id) };
}

/** Turns a token into its payment method, once. */
export function redeemToken(
  account: Account,
  id: string,
  intent: PaymentIntent,
): { token: ConfirmationToken; method: PaymentMethod } {
  const token = find(account.confirmationTokens, 'confirmation_token', id, 'confirmation_token');
  const method = account.tokenMethods.get(id);
  if (method === undefined) throw new Error(`${id} has no payment method`);
  if (token.payment_intent !== null) {
    const message = `This ConfirmationToken has already been used with ${token.payment_intent}.`;
    throw refused(message, { param: 'confirmation_token' });
  }
  if (token.expires_at < account.world.clock.seconds()) {
    throw refused('This ConfirmationToken has expired. Create another one.', { param: 'confirmation_token' });
  }
  token.payment_intent = intent.id;
  return { token, method: keepMethod(account, { method, card: cardBehind(account, method.id) }) };
}
