import { z } from 'zod';
import type { Account } from './account';
import { type Call, causeOf } from './call';
import { cancelIntent } from './cancel-intent';
import { captureIntent } from './capture-intent';
import { finishChallenge } from './challenge';
import { confirmIntent } from './confirm-intent';
import { endpoint, type StripeApp } from './endpoint';
import { ApiError, find, invalidParam } from './errors';
import * as table from './intent-params';
import type { PaymentIntent } from './objects';
import { pageOf } from './paging';
import { text } from './params';
import { payVoucher } from './pay-slowly';
import { createIntent, updateIntent } from './payment-intents';

export function routeIntents(app: StripeApp, account: Account): void {
  app.post(
    '/v1/payment_intents',
    endpoint(account, {
      keys: 'secret',
      params: table.intentCreate,
      run: (call, params) => createIntent(account, call, params),
    }),
  );
  app.get(
    '/v1/payment_intents',
    endpoint(account, {
      keys: 'secret',
      params: table.intentList,
      run: (_call, params) => {
        const { customer } = params;
        const found = [...account.paymentIntents.values()].filter(
          (intent) => customer === undefined || intent.customer === customer,
        );
        return pageOf(found, params, { url: '/v1/payment_intents', kind: 'payment_intent' });
      },
    }),
  );
  app.get(
    '/v1/payment_intents/:id',
    endpoint(account, {
      keys: 'both',
      params: table.intentRetrieve,
      run: (call, params, id) => forCaller(account, call, id, params.client_secret),
    }),
  );
  app.post(
    '/v1/payment_intents/:id',
    endpoint(account, {
      keys: 'secret',
      params: table.intentUpdate,
      run: (call, params, id) => updateIntent(account, call, intentAt(account, id), params),
    }),
  );
  routeMoves(app, account);
}

/** What is done with an intent that is there. */
function routeMoves(app: StripeApp, account: Account): void {
  app.post(
    '/v1/payment_intents/:id/confirm',
    endpoint(account, {
      keys: 'both',
      params: table.intentConfirm,
      run: (call, params, id) => {
        const intent = forCaller(account, call, id, params.client_secret);
        confirmIntent(account, call, intent, params);
        return intent;
      },
    }),
  );
  app.post(
    '/v1/payment_intents/:id/capture',
    endpoint(account, {
      keys: 'secret',
      params: table.intentCapture,
      run: (call, params, id) => {
        const intent = intentAt(account, id);
        captureIntent(account, causeOf(call), intent, params);
        return intent;
      },
    }),
  );
  app.post(
    '/v1/payment_intents/:id/cancel',
    endpoint(account, {
      keys: 'secret',
      params: table.intentCancel,
      run: (call, params, id) => {
        const intent = intentAt(account, id);
        cancelIntent(account, causeOf(call), intent, params.cancellation_reason ?? null);
        return intent;
      },
    }),
  );
}

const challengeResult = z.strictObject({ outcome: z.enum(['complete', 'fail']), client_secret: text() });

/** Not part of Stripe's API: what the account offers besides cards, and the page where a voucher is paid. */
export function routeSlowMethods(app: StripeApp, account: Account): void {
  const params = z.strictObject({ client_secret: text().optional() });
  app.get(
    '/v1/sandbox/methods',
    endpoint(account, { keys: 'both', params, run: () => ({ object: 'list', data: account.settings.slowMethods }) }),
  );
  app.post(
    '/v1/sandbox/voucher/:id',
    endpoint(account, {
      keys: 'anyone',
      params,
      run: (call, { client_secret }, id) => {
        const intent = forCaller(account, call, id, client_secret);
        payVoucher(account, intent);
        return intent;
      },
    }),
  );
}

/** Not part of Stripe's API: where the sandbox's own challenge page says how it went. */
export function routeChallenge(app: StripeApp, account: Account): void {
  app.post(
    '/v1/sandbox/challenge/:id',
    endpoint(account, {
      keys: 'anyone',
      params: challengeResult,
      run: (call, params, id) => {
        const intent = forCaller(account, call, id, params.client_secret);
        finishChallenge(account, causeOf(call), intent, params.outcome);
        return intent;
      },
    }),
  );
}

const intentAt = (account: Account, id: string) => find(account.paymentIntents, 'payment_intent', id, 'intent');

/** The intent, if the caller may see it: with a secret key, or with the client secret. */
function forCaller(account: Account, call: Call, id: string, clientSecret: string | undefined): PaymentIntent {
  if (clientSecret === undefined && call.key !== 'secret') {
    throw invalidParam('client_secret', 'Missing required param: client_secret.', 'parameter_missing');
  }
  const intent = intentAt(account, id);
  if (clientSecret === undefined || clientSecret === intent.client_secret) return intent;
  const message =
    'The client_secret provided does not match any associated PaymentIntent on this account. Ensure the publishable ' +
    'key used belongs to the same account that created the PaymentIntent.';
  throw new ApiError(400, { type: 'invalid_request_error', message, param: 'client_secret' }, { began: false });
}
