import type { Context, Hono } from 'hono';
import type { z } from 'zod';
import type { Account } from './account';
import { answer, answerError, seenWith } from './answer';
import type { Call, StripeEnv } from './call';
import { ApiError } from './errors';
import { expand } from './expand';
import type { PaymentIntent } from './objects';
import { readParams } from './params';

export type StripeApp = Hono<StripeEnv>;

/** One row of the API: who may call, which parameters there are, and what is done. `id` is the one in the path. */
type Endpoint<S extends z.ZodType> = {
  keys: 'secret' | 'publishable' | 'both' | 'anyone';
  params: S;
  run: (call: Call, params: z.infer<S>, id: string) => object;
};

/** Makes a route of a row: checks key and parameters, runs it, expands and shows the result. */
export function endpoint<S extends z.ZodType>(account: Account, row: Endpoint<S>) {
  return (c: Context<StripeEnv>): Response => {
    const call = c.get('call');
    try {
      checkKey(call, row.keys);
      const result = row.run(call, readParams(row.params, call.form), c.req.param('id') ?? '');
      return answer(200, shown(account, call, result));
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (!error.began) c.set('refusedEarly', true);
      return answerError(error, call.key);
    }
  };
}

function shown(account: Account, call: Call, result: object): object {
  if (call.key !== 'secret' && isIntent(result)) return seenWith(call.key, result);
  return expand(account, result, call.expand);
}

function isIntent(thing: object): thing is PaymentIntent {
  return 'object' in thing && thing.object === 'payment_intent';
}

function checkKey(call: Call, keys: Endpoint<z.ZodType>['keys']): void {
  if (call.key === 'none' && keys !== 'anyone') throw new Error(`${call.path} was reached without a key`);
  if (call.key === 'publishable' && keys === 'secret') {
    throw forbidden(
      'This API call cannot be made with a publishable API key. Please use a secret API key. You can find a list of ' +
        'your API keys at https://dashboard.stripe.com/account/apikeys.',
      'secret_key_required',
    );
  }
}

function forbidden(message: string, code: string): ApiError {
  return new ApiError(403, { type: 'invalid_request_error', code, message }, { began: false });
}
