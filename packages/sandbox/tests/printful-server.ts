import { Hono } from 'hono';
import { createPrintful } from '../printful/service';
import { listenWithWorld } from './listen';

type CallOptions = { body?: unknown; token?: string };
export type TestServer = Awaited<ReturnType<typeof startPrintful>>;

/** Printful on a port of its own, under the path where the sandbox has it. */
export async function startPrintful() {
  const started = await listenWithWorld(createPrintful, ({ app }) => new Hono().route('/printful', app));
  const { world, service: printful, origin, close } = started;
  let asked = 0;

  /** `path` begins with `/orders` or `/v2/…`. A body is sent as JSON, a string as it is. */
  const call = (method: string, path: string, { body, token = 'test-token' }: CallOptions = {}) =>
    fetch(`${origin}/printful${path}`, {
      method,
      headers: { ...(token && { authorization: `Bearer ${token}` }), 'content-type': 'application/json' },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });

  /** The same with the JSON read, and a token of its own: no call meets another's rate limit. */
  const ask = async (method: string, path: string, options: CallOptions = {}) => {
    const answer = await call(method, path, { token: `test-token-${++asked}`, ...options });
    return { status: answer.status, headers: answer.headers, json: await answer.json() };
  };

  return { world, printful, call, ask, close };
}

export const TEE = 4_310_010_100;
export const MUG = 4_310_010_600;
export const RECIPIENT = {
  name: 'Ada Park',
  address1: '1 Mill Lane',
  city: 'Portland',
  state_code: 'OR',
  country_code: 'US',
  zip: '97201',
};

/** A v1 order of two shirts, with what a test wants otherwise. */
export const orderOf = (more: object = {}) => ({
  recipient: RECIPIENT,
  items: [{ sync_variant_id: TEE, quantity: 2 }],
  ...more,
});
