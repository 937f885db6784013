import type { MiddlewareHandler } from 'hono';
import type { Account, KeptAnswer } from './account';
import { plainError } from './answer';
import type { Call, StripeEnv } from './call';

const KEPT_MS = 86_400_000;

/**
 * The first answer to a POST under a key is the answer for a day, 402 and 500 included. The same key with other
 * parameters or at another endpoint is refused, and so is one whose first call is still running. What Stripe refused
 * before it began is not kept. Mount it outside the fault plan, so that a call is kept as it was spoiled, and
 * `replay` inside it, since a replay can get lost like any answer.
 */
export function answerOnce(account: Account): MiddlewareHandler<StripeEnv> {
  return async (c, next) => {
    const call = c.get('call');
    const key = call.idempotencyKey;
    if (c.req.method !== 'POST' || key === null) return next();

    const kept = account.idempotencyKeys.get(key);
    if (kept !== undefined && account.world.clock.now() - kept.createdMs < KEPT_MS) {
      const refusal = refuseReuse(kept, key, call);
      if (refusal !== null) return refusal;
      c.set('kept', kept);
      return next();
    }
    const mine: KeptAnswer = {
      method: 'POST',
      path: call.path,
      paramsHash: call.paramsHash,
      createdMs: account.world.clock.now(),
      requestId: call.requestId,
      answer: null,
    };
    account.idempotencyKeys.set(key, mine);
    await next();
    const { status } = c.res;
    const body = await c.res.clone().text();
    // An empty body is a call that hung: nothing was done.
    if (c.get('refusedEarly') === true || status === 409 || status === 429 || body === '') {
      if (account.idempotencyKeys.get(key) === mine) account.idempotencyKeys.delete(key);
      return;
    }
    mine.answer = { status, body };
    if (status >= 500) c.res.headers.set('Stripe-Should-Retry', 'false');
  };
}

/** Gives the kept answer again, in place of the work. */
export const replay: MiddlewareHandler<StripeEnv> = async (c, next) => {
  const kept = c.get('kept');
  if (!kept?.answer) return next();
  const { status, body } = kept.answer;
  return new Response(body, {
    status,
    headers: {
      'Content-Type': 'application/json',
      'Idempotent-Replayed': 'true',
      'Original-Request': kept.requestId,
      ...(status >= 500 ? { 'Stripe-Should-Retry': 'false' } : {}),
    },
  });
};

function refuseReuse(kept: KeptAnswer, key: string, call: Call): Response | null {
  const elseUse = `Try using a key other than '${key}' if you meant to execute a different request.`;
  if (kept.path !== call.path) {
    return plainError(400, {
      type: 'idempotency_error',
      message:
        'Keys for idempotent requests can only be used for the same endpoint they were first used for ' +
        `('${kept.path}' vs '${call.path}'). ${elseUse}`,
    });
  }
  if (kept.paramsHash !== call.paramsHash) {
    return plainError(400, {
      type: 'idempotency_error',
      message: `Keys for idempotent requests can only be used with the same parameters they were first used with. ${elseUse}`,
    });
  }
  if (kept.answer === null) {
    return plainError(409, {
      type: 'idempotency_error',
      code: 'idempotency_key_in_use',
      message: `There is currently another in-progress request using this Idempotent Key (${key}). Please try again later.`,
    });
  }
  return null;
}
