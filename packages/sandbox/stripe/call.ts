import type { HttpBindings } from '@hono/node-server';
import type { KeptAnswer } from './account';
import type { Cause } from './event-objects';
import type { FormTree } from './form';

/** Which kind of key a request came with. `none` only on the sandbox's own challenge page. */
export type KeyKind = 'secret' | 'publishable' | 'none';

/** One API request, read. */
export type Call = {
  requestId: string;
  key: KeyKind;
  idempotencyKey: string | null;
  /** As Stripe names it, without the prefix this sandbox is mounted under. */
  path: string;
  /** All parameters but `expand` and `key`. */
  form: FormTree;
  expand: string[];
  /** Equal for requests with the same parameters. */
  paramsHash: string;
};

export type StripeEnv = {
  Bindings: HttpBindings;
  Variables: {
    call: Call;
    /** True once Stripe refused before it began: the answer is then not kept under the idempotency key. */
    refusedEarly: boolean | undefined;
    /** The answer an earlier call under the same idempotency key got. */
    kept: KeptAnswer | undefined;
  };
};

export const causeOf = (call: Call): Cause => ({ id: call.requestId, idempotency_key: call.idempotencyKey });

/** `/v1/…`, wherever this sandbox is mounted. */
export const apiPath = (path: string) => path.slice(Math.max(0, path.indexOf('/v1/')));
