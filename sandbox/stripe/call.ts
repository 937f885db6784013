import type { HttpBindings } from '@hono/node-server';
import type { FormTree } from './form';
import type { Cause } from './objects';

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
};

export type StripeEnv = {
  Bindings: HttpBindings;
  Variables: {
    call: Call;
    /** False once Stripe refused before it began: the answer is then not kept under the idempotency key. */
    began: boolean;
  };
};

export const causeOf = (call: Call): Cause => ({ id: call.requestId, idempotency_key: call.idempotencyKey });
