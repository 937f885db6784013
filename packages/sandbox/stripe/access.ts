import { createHash } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import { answerError } from './answer';
import { apiPath, type Call, type KeyKind, type StripeEnv } from './call';
import { ApiError, invalidParam } from './errors';
import { decodeForm, type FormTree } from './form';
import { requestId } from './ids';
import { API_VERSION } from './objects';

/** Reads who calls and with what; answers 401 to a stranger. Puts Stripe's headers on every answer. */
export const admit: MiddlewareHandler<StripeEnv> = async (c, next) => {
  const id = requestId();
  const idempotencyKey = c.req.header('Idempotency-Key') ?? null;
  try {
    c.set('call', await readCall(c, id, idempotencyKey));
    await next();
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    c.res = answerError(error, 'none');
  }
  c.res.headers.set('Request-Id', id);
  c.res.headers.set('Stripe-Version', API_VERSION);
  if (idempotencyKey === null) return;
  c.res.headers.set('Idempotency-Key', idempotencyKey);
  if (!c.res.headers.has('Original-Request')) c.res.headers.set('Original-Request', id);
};

async function readCall(c: Context<StripeEnv>, id: string, idempotencyKey: string | null): Promise<Call> {
  const path = apiPath(c.req.path);
  const text = c.req.method === 'POST' ? await readForm(c) : new URL(c.req.url).search;
  const { expand, key: keyInForm, ...form } = decodeForm(text);
  const call = {
    requestId: id,
    key: keyKind(c.req.header('Authorization'), keyInForm, path),
    idempotencyKey,
    path,
    form: Object.assign(Object.create(null) as FormTree, form),
    expand: readExpand(expand),
    paramsHash: hashOf(text),
  };
  refuseRight(c.req.header('Authorization'), path);
  if (idempotencyKey !== null && idempotencyKey.length > 255) {
    throw invalidParam('Idempotency-Key', 'Idempotency keys can be at most 255 characters long.');
  }
  const version = c.req.header('Stripe-Version') ?? API_VERSION;
  if (version !== API_VERSION) {
    throw invalidParam('Stripe-Version', `Invalid Stripe API version: ${version}. This sandbox speaks ${API_VERSION}.`);
  }
  return call;
}

const FORM = 'application/x-www-form-urlencoded';

async function readForm(c: Context<StripeEnv>): Promise<string> {
  const body = await c.req.text();
  const type = c.req.header('Content-Type') ?? FORM;
  if (body === '' || type.startsWith(FORM)) return body;
  throw new ApiError(
    400,
    {
      type: 'invalid_request_error',
      message: `Invalid request (check that your POST content type is ${FORM}). If you have any questions, we can help at https://support.stripe.com/.`,
    },
    { began: false },
  );
}

const isOwnPage = (path: string) => path.startsWith('/v1/sandbox/');

function keyKind(header: string | undefined, keyInForm: unknown, path: string): KeyKind {
  const sent = keyIn(header) ?? (typeof keyInForm === 'string' ? keyInForm : undefined);
  if (sent === undefined) {
    if (isOwnPage(path)) return 'none';
    throw unauthorized(
      'You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer ' +
        "auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY'). See https://stripe.com/docs/api#authentication for " +
        'details, or we can help at https://support.stripe.com/.',
    );
  }
  const [, kind] = /^(sk|rk|pk)_test_\w{8,}$/.exec(sent) ?? [];
  if (kind === undefined) throw unauthorized(`Invalid API Key provided: ${masked(sent)}`);
  return kind === 'pk' ? 'publishable' : 'secret';
}

/** A restricted key named `rk_test_without_webhook_endpoints` lacks that right. */
function refuseRight(header: string | undefined, path: string): void {
  const [, right] = /^rk_test_without_(\w+)$/.exec(keyIn(header) ?? '') ?? [];
  if (right === undefined || !path.startsWith(`/v1/${right}`)) return;
  const message = `The provided key does not have the required permissions for this endpoint. Having the '${right}' permission would allow this request to continue.`;
  throw new ApiError(403, { type: 'invalid_request_error', message }, { began: false });
}

function keyIn(header: string | undefined): string | undefined {
  const [, scheme = '', value = ''] = /^(Bearer|Basic) (\S+)$/i.exec(header ?? '') ?? [];
  if (scheme === '') return undefined;
  if (scheme.toLowerCase() === 'bearer') return value;
  return Buffer.from(value, 'base64').toString().split(':')[0];
}

const masked = (key: string) => `${key.slice(0, 8)}${'*'.repeat(Math.max(4, key.length - 12))}${key.slice(-4)}`;

function unauthorized(message: string): ApiError {
  return new ApiError(401, { type: 'invalid_request_error', message }, { began: false });
}

function readExpand(sent: unknown): string[] {
  if (sent === undefined || sent === '') return [];
  if (Array.isArray(sent) && sent.every((path) => typeof path === 'string')) return sent;
  throw invalidParam('expand', 'Invalid array');
}

function hashOf(text: string): string {
  const pairs = Array.from(new URLSearchParams(text), ([name, value]) => JSON.stringify([name, value]));
  return createHash('sha256').update(pairs.sort().join()).digest('hex');
}
