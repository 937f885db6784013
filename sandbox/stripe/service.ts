import type { HttpBindings } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { cors } from 'hono/cors';
import { z } from 'zod';
import type { StripeService } from '../control/controlled';
import { spoilCalls } from '../core/fault-middleware';
import type { World } from '../core/world';
import { type Account, emptyAccount, openAccount } from './account';
import { ApiError, find } from './errors';
import { resend } from './events';
import { decodeForm } from './form';
import { requestId } from './ids';
import { ON_ITS_OWN } from './objects';
import { cancelIntent, failRefund, openDispute, refundCharge, settleRefund } from './payments';
import { type Env, paramsHash, routes } from './routes';

type Bound = { Bindings: HttpBindings; Variables: Env['Variables'] & { requestId: string } };

/** Stripe API 2026-10-28.endive, the part a card shop meets. */
export function createStripe(world: World): StripeService {
  const account = openAccount(world);
  const app = new Hono<Bound>();
  app.use(
    '/v1/*',
    cors({ origin: '*', allowHeaders: ['authorization', 'content-type', 'stripe-version', 'idempotency-key'] }),
  );
  app.use('/v1/*', async (c, next) => {
    c.set('requestId', requestId());
    await next();
    c.res.headers.set('Request-Id', c.get('requestId'));
  });
  app.use(
    '/v1/*',
    spoilCalls(world, 'stripe', {
      error500: () => failure(new ApiError(500, { type: 'api_error', message: 'An unknown error occurred' })),
      tooMany: () =>
        failure(
          new ApiError(429, {
            type: 'invalid_request_error',
            code: 'rate_limit',
            message: 'Too many requests hit the API too quickly.',
          }),
        ),
    }),
  );
  app.use('/v1/*', async (c, next) => {
    const key = /^Bearer (\S+)$/.exec(c.req.header('authorization') ?? '')?.[1] ?? '';
    if (!/^(sk|rk|pk)_test_/.test(key)) {
      throw new ApiError(401, {
        type: 'invalid_request_error',
        message: key === '' ? 'You did not provide an API key.' : 'Invalid API Key provided.',
      });
    }
    const idempotencyKey = c.req.header('idempotency-key') ?? null;
    const form = c.req.method === 'POST' ? decodeForm(await c.req.text()) : {};
    c.set('caller', {
      secret: !key.startsWith('pk_'),
      cause: { id: c.get('requestId'), idempotency_key: idempotencyKey },
      form,
    });
    if (c.req.method !== 'POST' || idempotencyKey === null) return next();
    return once(account, c, idempotencyKey, next);
  });
  app.route('/', routes(account));
  app.notFound((c) =>
    failure(
      new ApiError(404, {
        type: 'invalid_request_error',
        message: `Unrecognized request URL (${c.req.method}: ${new URL(c.req.url).pathname}).`,
      }),
    ),
  );
  app.onError((error) => {
    if (error instanceof ApiError) return failure(error);
    throw error;
  });
  return {
    app: app as unknown as Hono,
    reset: () => emptyAccount(account),
    dump: () => ({
      payment_intents: [...account.paymentIntents.values()],
      charges: [...account.charges.values()],
      refunds: [...account.refunds.values()],
      disputes: [...account.disputes.values()],
      events: [...account.events.values()],
      webhook_endpoints: [...account.webhookEndpoints.values()],
    }),
    control: dashboard(account),
  };
}

function failure(error: ApiError): Response {
  return Response.json({ error: error.body }, { status: error.status });
}

/** The first answer under a key is the answer for good; another request under it is refused. */
async function once(
  account: Account,
  c: Context<Bound>,
  key: string,
  next: () => Promise<void>,
): Promise<Response | undefined> {
  const path = new URL(c.req.url).pathname;
  const hash = paramsHash(c.req.method, path, JSON.stringify(c.get('caller').form));
  const kept = account.idempotencyKeys.get(key);
  if (kept) {
    if (kept.answer === null) {
      throw new ApiError(409, {
        type: 'idempotency_error',
        code: 'idempotency_key_in_use',
        message: 'There is currently another in-progress request using this Idempotency Key.',
      });
    }
    if (kept.paramsHash !== hash) {
      throw new ApiError(400, {
        type: 'idempotency_error',
        message: `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
      });
    }
    return new Response(kept.answer.body, {
      status: kept.answer.status,
      headers: {
        'content-type': 'application/json',
        'idempotent-replayed': 'true',
        'original-request': kept.requestId,
      },
    });
  }
  const mark = {
    method: c.req.method,
    path,
    paramsHash: hash,
    createdMs: account.world.clock.now(),
    requestId: c.get('requestId'),
    answer: null,
  };
  account.idempotencyKeys.set(key, mark);
  await next();
  const began = !(c.error instanceof ApiError) || c.error.began;
  if (!began || c.res.status === 409 || c.res.status === 429) {
    account.idempotencyKeys.delete(key);
    return undefined;
  }
  account.idempotencyKeys.set(key, { ...mark, answer: { status: c.res.status, body: await c.res.clone().text() } });
  return undefined;
}

const byId = z.object({ id: z.string() });

/** What a person does in Stripe's dashboard. */
function dashboard(account: Account): StripeService['control'] {
  return {
    refundInDashboard(input) {
      const { id, amount } = byId.extend({ amount: z.number().int().optional() }).parse(input);
      const intent = find(account.paymentIntents, 'payment_intent', id);
      const charge = find(account.charges, 'charge', intent.latest_charge ?? '');
      return refundCharge(account, charge, { amount, reason: null, metadata: {}, cause: ON_ITS_OWN });
    },
    cancelInDashboard(input) {
      const intent = find(account.paymentIntents, 'payment_intent', byId.parse(input).id);
      cancelIntent(account, intent, null, ON_ITS_OWN);
      return intent;
    },
    openDispute(input) {
      const { id, reason } = byId.extend({ reason: z.string().default('fraudulent') }).parse(input);
      openDispute(account, id, reason);
    },
    failRefund: (input) => failRefund(account, find(account.refunds, 'refund', byId.parse(input).id)),
    settleRefund: (input) => settleRefund(account, find(account.refunds, 'refund', byId.parse(input).id)),
    resendEvent: (input) => resend(account, find(account.events, 'event', byId.parse(input).id)),
  };
}
