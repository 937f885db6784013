import type { Hono } from 'hono';
import type { Kept, PodService, World } from '../core/world';
import type { Mailbox } from '../mailbox/mailbox';
import type { Autopilot } from './autopilot';

/** Stripe's side of the sandbox, as /control and the server see it. */
export type StripeService = {
  /** Mounted under `/stripe`. */
  app: Hono;
  /** Forgets everything, webhook endpoints included unless they are kept. */
  reset: (kept?: Kept) => void;
  /** The whole state, for assertions at Stripe's side. JSON-serialisable. */
  dump: () => unknown;
  /** What a person may do in Stripe's dashboard, by verb; each checks its own input. */
  control: Record<string, (input: unknown) => unknown>;
};

/** All that /control can reach. */
export type Controlled = {
  world: World;
  stripe: StripeService;
  printful: PodService;
  printify: PodService;
  mailbox: Mailbox;
  autopilot: Autopilot;
  /** Everything as it was when the sandbox started, but for what is kept. */
  reset: (kept?: Kept) => Promise<void>;
};
