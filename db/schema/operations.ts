import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import type { ReasonCode } from '@/lib/domain/core/reason-code';
import type { AlertKind } from '@/lib/domain/order/alerts';
import type { EffectKind } from '@/lib/domain/order/effects';
import {
  ALERT,
  type AlertState,
  EFFECT,
  type EffectState,
  MESSAGE,
  type MessageState,
  statesOf,
} from '@/lib/domain/order/states';
import type { AlertChannel, AlertSeverity } from '@/lib/domain/shop/alert-desk';
import type { FindingOutcome, MessageWay, RunKind } from '@/lib/domain/shop/sync-run';
import { oneOf } from '../one-of';
import { sealed } from '../sealed';
import { created, time } from './_time';
import { fulfillments, orders } from './orders';
import { users } from './people';

/** What every piece of work carries that is tried until it is done. */
const workColumns = () => ({
  /** Counts claims; whoever writes the outcome must hold the newest claim. */
  attempts: integer().notNull().default(0),
  /** The attempts of earlier lives: a redrive gives a full set of tries, and the count of claims never goes back. */
  spentAttempts: integer().notNull().default(0),
  /** While somebody is at it. A claim that was not settled by then is free again. */
  leaseUntil: time(),
  nextAttemptAt: time(),
  /** Since when it is to be done; a redrive starts anew. */
  owedAt: created(),
  /** What came of it, for rules; while it is pending, of the last attempt. */
  reasonCode: text().$type<ReasonCode>(),
  /** The same for people. */
  note: text(),
});

/** The inbox: every verified message once. */
export const webhookEvents = pgTable(
  'webhook_events',
  {
    id: uuid().primaryKey().defaultRandom(),
    source: text().notNull(),
    dedupeKey: text().notNull(),
    type: text().notNull(),
    /** False for Printful v1 messages: they carry no signature and are hints only. */
    signed: boolean().notNull(),
    via: text().$type<MessageWay>().notNull().default('webhook'),
    state: text().$type<MessageState>().notNull(),
    occurredAt: time(),
    receivedAt: created(),
    processedAt: time(),
    ...workColumns(),
    orderId: uuid().references(() => orders.id, { onDelete: 'set null' }),
    /** Empty once its order was erased. */
    payloadSealed: sealed<string>().notNull(),
    /** The few headers that help to find a fault, without signatures. */
    headers: jsonb().$type<Record<string, string>>().notNull().default({}),
    /** The latest replay this message was part of. */
    replayId: uuid(),
  },
  (table) => [
    unique('webhook_events_once').on(table.source, table.dedupeKey),
    index('webhook_events_by_time').on(table.receivedAt, table.id),
    index('webhook_events_by_source').on(table.source, table.receivedAt, table.id),
    index('webhook_events_by_type').on(table.type, table.receivedAt),
    index('webhook_events_leased').on(table.leaseUntil).where(sql`lease_until is not null`),
    index('webhook_events_open').on(table.state, table.receivedAt),
    index('webhook_events_by_order').on(table.orderId),
    check('webhook_events_state', oneOf(table.state, statesOf(MESSAGE))),
    index('webhook_events_by_replay').on(table.replayId).where(sql`replay_id is not null`),
  ],
);
export type WebhookEventRow = typeof webhookEvents.$inferSelect;

/** The outbox: every outside act once. This table is the truth; the queue only carries ids. */
export const effects = pgTable(
  'effects',
  {
    id: uuid().primaryKey().defaultRandom(),
    /** Null for what is about no order: a preview, news for the people on duty. */
    orderId: uuid().references(() => orders.id, { onDelete: 'cascade' }),
    fulfillmentId: uuid().references(() => fulfillments.id, { onDelete: 'cascade' }),
    kind: text().$type<EffectKind>().notNull(),
    /** Tells apart what one order may have several of: the same key again is the same effect. */
    dedupeKey: text().notNull().default(''),
    generation: integer().notNull().default(1),
    state: text().$type<EffectState>().notNull().default('pending'),
    ...workColumns(),
    /** What it is about, by kind: read it with `payloadOf`. */
    payload: jsonb().$type<unknown>().notNull().default({}),
    createdAt: created(),
    updatedAt: created(),
  },
  (table) => [
    unique('effects_once')
      .on(table.orderId, table.fulfillmentId, table.kind, table.dedupeKey, table.generation)
      .nullsNotDistinct(),
    index('effects_leased').on(table.leaseUntil).where(sql`lease_until is not null`),
    index('effects_open').on(table.state, table.updatedAt),
    index('effects_by_part').on(table.fulfillmentId, table.kind).where(sql`fulfillment_id is not null`),
    check('effects_state', oneOf(table.state, statesOf(EFFECT))),
    index('effects_mails').on(table.createdAt, table.id).where(sql`kind like 'mail_%'`),
  ],
);
export type EffectRow = typeof effects.$inferSelect;

/** One line of a run's report: where the three sides disagreed and what became of it. */
export type SyncFinding = { kind: string; subject: string; detail: string; outcome: FindingOutcome };

/** One row per run of the sync and of maintenance. */
export const syncRuns = pgTable(
  'sync_runs',
  {
    id: uuid().primaryKey().defaultRandom(),
    kind: text().$type<RunKind>().notNull().default('pod_sync'),
    trigger: text().notNull(),
    startedAt: created(),
    finishedAt: time(),
    scanned: integer().notNull().default(0),
    changed: integer().notNull().default(0),
    requests: integer().notNull().default(0),
    errors: jsonb().$type<string[]>().notNull().default([]),
    report: jsonb().$type<SyncFinding[]>().notNull().default([]),
  },
  (table) => [index('sync_runs_by_time').on(table.startedAt)],
);

/** How each outside service is, shared by all replicas; its columns move by guarded updates only. */
export const providerHealth = pgTable('provider_health', {
  provider: text().primaryKey(),
  lastOkAt: time(),
  lastErrorAt: time(),
  lastError: text(),
  lastLimitedAt: time(),
  /** It refuses our key or our account; null once it lets us in. */
  refusedSince: time(),
  lastEventAt: time(),
  /** Token bucket; null is full. Refilled by whoever takes a token. */
  tokens: doublePrecision(),
  refilledAt: time(),
  /** Nobody calls before it: the provider said "too many requests". */
  pausedUntil: time(),
  /** Calls in a row without a usable answer. */
  failures: integer().notNull().default(0),
  /** How often in a row the breaker opened. */
  trips: integer().notNull().default(0),
  /** Null: closed. Ahead: open. Past: half-open, and whoever holds `probe` until `probe_until` tries it. */
  openUntil: time(),
  probe: uuid(),
  probeUntil: time(),
  /** Newest outside event that the sync has read, for services that list their events. */
  watermark: time(),
});

/** What a person must look at. One row per `key`; it may open again after it was resolved. */
export const alerts = pgTable(
  'alerts',
  {
    id: uuid().primaryKey().defaultRandom(),
    key: text().notNull().unique(),
    kind: text().$type<AlertKind>().notNull(),
    severity: text().$type<AlertSeverity>().notNull(),
    state: text().$type<AlertState>().notNull().default('open'),
    message: text().notNull(),
    orderId: uuid().references(() => orders.id, { onDelete: 'cascade' }),
    fulfillmentId: uuid().references(() => fulfillments.id, { onDelete: 'cascade' }),
    count: integer().notNull().default(1),
    /** How many times it opened; each opening is delivered once. */
    openings: integer().notNull().default(1),
    firstAt: created(),
    lastAt: created(),
    assigneeId: uuid().references(() => users.id, { onDelete: 'set null' }),
    acknowledgedAt: time(),
    acknowledgedBy: text(),
    resolvedAt: time(),
    resolvedBy: text(),
    /** What the person who resolved it did; unsealed, what the system did and what releases before wrote. */
    resolution: text(),
    resolutionSealed: sealed<string>(),
  },
  (table) => [
    index('alerts_open').on(table.state, table.lastAt),
    index('alerts_by_order').on(table.orderId),
    index('alerts_by_kind').on(table.kind, table.state),
    check('alerts_state', oneOf(table.state, statesOf(ALERT))),
  ],
);
export type AlertRow = typeof alerts.$inferSelect;

/** Which opening of an alert was told to the people on duty, and by which effect. One message may tell many. */
export const alertDeliveries = pgTable(
  'alert_deliveries',
  {
    id: uuid().primaryKey().defaultRandom(),
    alertId: uuid()
      .notNull()
      .references(() => alerts.id, { onDelete: 'cascade' }),
    opening: integer().notNull(),
    channel: text().$type<AlertChannel>().notNull(),
    effectId: uuid()
      .notNull()
      .references(() => effects.id, { onDelete: 'cascade' }),
    createdAt: created(),
  },
  (table) => [
    unique('alert_deliveries_once').on(table.alertId, table.opening, table.channel),
    index('alert_deliveries_by_effect').on(table.effectId),
  ],
);

/** What shoppers tell us after delivery. */
export const feedback = pgTable('feedback', {
  id: uuid().primaryKey().defaultRandom(),
  orderId: uuid()
    .notNull()
    .unique()
    .references(() => orders.id, { onDelete: 'cascade' }),
  rating: integer().notNull(),
  /** As the releases before wrote it. */
  comment: text(),
  commentSealed: sealed<string>(),
  createdAt: created(),
});
