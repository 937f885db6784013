import type { Db, Tx } from '@/db/client';
import type { OutboxQueue, Queue } from '@/db/queue';
import type { EffectRow, WebhookEventRow } from '@/db/schema/operations';
import type { Vault } from '@/db/sealed';
import type { Actor } from '@/lib/domain/core/actor';
import { AppError } from '@/lib/domain/core/errors';
import type { Locale } from '@/lib/domain/core/locale';
import type { ReasonCode } from '@/lib/domain/core/reason-code';
import type { AlertKind } from '@/lib/domain/order/alerts';
import type { EffectKind, EffectPayloads } from '@/lib/domain/order/effects';
import type { ProviderId } from '@/lib/domain/order/pod';
import type { MESSAGES } from '@/lib/domain/order/states';
import type { PodProvider, RegistrationState } from '@/lib/integrations/pod/provider';
import type { FileStorage } from '@/lib/integrations/storage/storage';
import type { Clock } from '@/lib/platform/clock';
import type { Env } from '@/lib/platform/env';
import type { Log } from '@/lib/platform/log';
import type { CrashPoint } from './crash-points';
import type { Lane } from './gate/lanes';
import type { KeptKeys, Outside } from './kept-keys';
import type { KeptSettings } from './kept-settings';

/** Everything a verb touches. A verb gets it first and asks nothing else of the world. */
export type Ctx = Outside & {
  actor: Actor;
  /** The language of who asks. */
  locale: Locale;
  db: Db;
  queue: Queue;
  clock: Clock;
  log: Log;
  storage: FileStorage;
  vault: Vault;
  /** What the merchant decided. */
  settings: KeptSettings;
  /** By which keys the outside is reached. */
  keys: KeptKeys;
  /** Who does what lies in the inbox and the outbox. */
  work: Work;
  /** Who sends us messages, by name. */
  sources: MessageSources;
  /** Set while a stored message is acted on, so that the timeline can say what led to a change. */
  webhookEventId?: string;
  /** Called where dying would be interesting. Nothing happens there, except in the tests that end the process. */
  at: (point: CrashPoint) => void | Promise<void>;
};

/** Of what must happen inside a transaction, whoever began it (`inTransaction`): its `db` is that transaction. */
export type TxCtx = Omit<Ctx, 'db'> & { db: Tx };

/** What became of a piece of work, and what else belongs into the transaction that says so. `againMs`: go on after that. */
export type Outcome<State> = { also?: (ctx: TxCtx) => Promise<void> } & (
  | { state: State; reason?: ReasonCode; note?: string | null; orderId?: string | null }
  | { againMs: number }
);
type Also = Pick<Outcome<never>, 'also'>;
/** `dropped`: no longer wanted, for a reason that has a name. */
export type EffectOutcome = Also &
  (
    | { state: 'done'; note?: string | null }
    | { state: 'dropped'; reason: ReasonCode; note: string | null }
    | { againMs: number }
  );
/** `orderId`: whom the message turned out to be about. */
export type EventOutcome = Also & {
  state: (typeof MESSAGES.worked)[number];
  reason: ReasonCode;
  note: string;
  orderId: string | null;
};

/** A row of the outbox whose payload was read. */
export type Effect<Kind extends EffectKind> = Omit<EffectRow, 'kind' | 'payload'> & {
  kind: Kind;
  payload: EffectPayloads[Kind];
};

/** One kind of outside act. */
export type KindOfWork<Kind extends EffectKind> = {
  handler: (ctx: Ctx, effect: Effect<Kind>) => Promise<EffectOutcome>;
  queue: OutboxQueue;
  /** What a refusal raises. Null for a courtesy: nobody is called, and what never worked is dropped. */
  alert: AlertKind | null;
  /** Instead of the usual three days. */
  giveUpAfterMs?: number;
  /** What else belongs into the transaction that says that it is not tried again. */
  failed?: (ctx: TxCtx, effect: Effect<Kind>, note: string) => Promise<void>;
};

/** The table of all durable work (`lib/compose/work`): so the engine imports none of its handlers. */
export type Work = {
  outbox: { [Kind in EffectKind]: KindOfWork<Kind> };
  inbox: (ctx: Ctx, event: WebhookEventRow) => Promise<EventOutcome>;
};

/** What a message is, before anybody acts on it. `known`: of use to us. `fault`: why it cannot be read. */
export type Recognised = { dedupeKey: string; type: string; occurredAt: Date | null; known: boolean; fault?: string };

/** Somebody who sends us messages. */
export type MessageSource = {
  /** For people. */
  label: (ctx: Ctx) => string;
  /** False for one that is not configured. */
  isHere: (ctx: Ctx) => boolean;
  /** Those of the environment. */
  secrets: (env: Env) => readonly string[];
  signatureHeader: string;
  /** Whether these bytes are theirs. */
  verify: (ctx: Ctx, message: { rawBody: string; headers: Headers; secrets: readonly string[] }) => boolean;
  /** Throws AppError invalid_input for what it cannot read. */
  recognise: (ctx: Ctx, rawBody: string) => Recognised;
  /** A message is a hint to look, never a fact to copy. Safe to repeat. May throw ProviderError. */
  process: (ctx: Ctx, event: WebhookEventRow) => Promise<EventOutcome>;
  /** What nobody signs comes to an address that nobody can guess. Throws AppError invalid_input for what is not theirs. */
  hints?: { path: (env: Env) => string; recognise: (ctx: Ctx, rawBody: string) => Recognised };
  /** The headers with which they would sign these bytes. */
  sign: (ctx: Ctx, rawBody: string, secret: string) => Record<string, string>;
  /** Where they send their messages now. `foreign`: others' addresses that `register` would replace. May throw ProviderError. */
  inspect: (ctx: Ctx, at: { url: string; unsignedUrl: string | null }) => Promise<RegistrationState>;
  /** Answers the secret to verify with from now on, null where all was in order. May throw ProviderError. */
  register: (ctx: Ctx, wish: RegistrationWish) => Promise<string | null>;
};
/** `fresh`: to be taken where they let us choose. `anew`: even when all is in order. */
export type RegistrationWish = {
  url: string;
  unsignedUrl: string | null;
  current: string | undefined;
  fresh: string;
  anew: boolean;
};
/** The table of message sources (`lib/compose/sources`). */
export type MessageSources = ReadonlyMap<string, MessageSource>;

export function systemCtx(services: Omit<Ctx, 'actor'>, name: string): Ctx {
  return { ...services, actor: { kind: 'system', name } };
}

/** Throws AppError invalid_input for a provider that is not configured. `lane`: how urgent what follows is. */
export function podOf(ctx: Ctx, provider: ProviderId, lane: Lane): PodProvider {
  const pod = ctx.podLanes[lane].get(provider);
  if (!pod) throw new AppError('invalid_input', `There is no provider "${provider}" here.`);
  return pod;
}
