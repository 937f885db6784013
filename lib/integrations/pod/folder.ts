import type { ProviderId } from '@/lib/domain/order/pod';
import type { Mail } from '@/lib/integrations/email/mailer';
import type { Env } from '@/lib/platform/env';
import type { HttpClient } from '@/lib/platform/http-client';
import type { Conformance, Stage } from '../conformance/check';
import type { Book } from './book';
import type { PodProvider } from './provider';
import type { RateLimit } from './rate-limit';

/** What an adapter reaches the world by; `book` is its own. */
export type Reach = {
  http: (baseUrl: string) => HttpClient;
  now: () => number;
  book: Book;
  send: (mail: Mail) => Promise<void>;
};

/** All that is known of a print provider outside its folder. */
export type PodFolder = {
  id: ProviderId;
  /** As it documents them, narrow ones first and the one for every call last; empty where there is none. */
  limits: readonly RateLimit[];
  /** Null where the settings do not connect it. */
  open: (env: Env, reach: Reach) => PodProvider | null;
  /** Its key, and the day on which it ends where the environment says so; null where it takes none. */
  key: ((env: Env) => { key: string | undefined; ends: string | undefined }) | null;
  /** How its messages come; null where it sends none. `hintPath`: the secret end of the address of those it does not sign. */
  messages: {
    signatureHeader: string;
    secrets: (env: Env) => readonly string[];
    hintPath: ((env: Env) => string) | null;
  } | null;
  /** What its documents leave open, to be asked of an account; null from the call where the settings do not connect it. */
  conformance: ((env: Env, stage: Stage) => Conformance | null) | null;
};
