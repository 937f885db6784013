import { and, eq, gte, isNotNull, isNull, lt, or, sql } from 'drizzle-orm';
import type { AnyPgColumn, PgUpdateSetSource } from 'drizzle-orm/pg-core';
import type { Db } from '@/db/client';
import { providerHealth } from '@/db/schema/operations';
import { providerMinutes, providerRouteLimits } from '@/db/schema/providers';
import type { Clock } from '@/lib/platform/clock';
import type { Log } from '@/lib/platform/log';
import { tally } from '@/lib/platform/telemetry';
import { raiseAlert, resolveAlert } from '../raise-alert';

/**
 * How a call went. `refused` is about our key or account and not about what was asked, `down` is no answer or a 5xx;
 * any other refusal is an answer like every other and counts as `ok`. `route`: the group of routes whose own limit it fell under.
 */
export type CallOutcome =
  | { kind: 'ok' }
  | { kind: 'refused'; message: string }
  | { kind: 'limited'; message: string; waitMs: number; route: string | null }
  | { kind: 'down'; message: string };

type Failure = Extract<CallOutcome, { kind: 'down' | 'refused' }>;

export type RecordedCall = { provider: string; latencyMs: number; probe: string | null; outcome: CallOutcome };

/** So many calls in a row without an answer open the breaker. */
const TRIP_AFTER = { down: 5, refused: 3 };
const FIRST_OPEN_MS = 10_000;
const LONGEST_OPEN_MS = 300_000;
const KEEP_MINUTES_MS = 24 * 3_600_000;

type Deps = { db: Db; clock: Clock; log: Log };

/**
 * Takes one call into the shared picture of its provider. It comes after the call, whose outcome stands whatever
 * happens here: so it logs its own failure and never throws.
 * `trips`: whether failures open the provider's breaker.
 */
export async function recordCall(deps: Deps, call: RecordedCall, { trips }: { trips: boolean }): Promise<void> {
  tally('provider.calls', { provider: call.provider, outcome: call.outcome.kind });
  try {
    await Promise.all([
      noteOutcome(deps, call, trips),
      // What went well is counted in the statement that notes it.
      call.outcome.kind === 'ok' ? undefined : countCall(deps, call),
    ]);
  } catch (error) {
    deps.log.error({ err: error, provider: call.provider }, 'a call could not be recorded');
  }
}

async function noteOutcome(deps: Deps, call: RecordedCall, trips: boolean): Promise<void> {
  const { outcome } = call;
  switch (outcome.kind) {
    case 'ok':
      return noteSuccess(deps, call);
    case 'limited':
      return noteLimit(deps, call.provider, outcome);
    case 'down':
    case 'refused':
      await noteFailure(deps, call.provider, outcome);
      // A refused key holds everything back that the service is for, whoever calls it.
      if (trips || outcome.kind === 'refused') await openBreaker(deps, call, outcome);
  }
}

async function noteLimit(
  deps: Deps,
  provider: string,
  { message, waitMs, route }: Extract<CallOutcome, { kind: 'limited' }>,
): Promise<void> {
  const { db, clock } = deps;
  const now = clock.now();
  const until = (column: AnyPgColumn) =>
    sql`greatest(${column}, ${new Date(now.getTime() + waitMs).toISOString()}::timestamptz)`;
  const after = await change(db, provider, {
    failures: 0,
    lastErrorAt: now,
    lastError: message,
    lastLimitedAt: now,
    ...(route === null ? { pausedUntil: until(providerHealth.pausedUntil) } : {}),
  });
  if (route !== null) {
    await db
      .update(providerRouteLimits)
      .set({ pausedUntil: until(providerRouteLimits.pausedUntil) })
      .where(and(eq(providerRouteLimits.provider, provider), eq(providerRouteLimits.route, route)));
  }
  if (after.openUntil !== null) await closeBreaker(deps, provider);
}

async function noteFailure({ db, clock }: Deps, provider: string, { kind, message }: Failure): Promise<void> {
  const now = clock.now();
  await change(db, provider, {
    failures: sql`${providerHealth.failures} + 1`,
    lastErrorAt: now,
    lastError: message,
    ...(kind === 'refused'
      ? { refusedSince: sql`coalesce(${providerHealth.refusedSince}, ${now.toISOString()}::timestamptz)` }
      : {}),
  });
}

/** Any answer to what was asked says that the provider is there and lets us in. Of all who hear one, one closes the breaker. */
async function closeBreaker(deps: Deps, provider: string): Promise<void> {
  const closed = await deps.db
    .update(providerHealth)
    .set({ trips: 0, openUntil: null, probe: null, probeUntil: null })
    .where(and(eq(providerHealth.provider, provider), isNotNull(providerHealth.openUntil)))
    .returning({ provider: providerHealth.provider });
  if (closed.length === 0) return;
  deps.log.info({ provider }, 'the provider answers again');
  await resolveAlert(deps, 'provider_down', provider);
  await resolveAlert(deps, 'account_refused', provider);
}

/** Opens it after enough failures in a row, or again after a failed probe; calls that were still out change nothing. */
async function openBreaker(deps: Deps, { provider, probe }: RecordedCall, failure: Failure): Promise<void> {
  const { db, clock } = deps;
  const now = clock.now().toISOString();
  const openMs = sql`least(${LONGEST_OPEN_MS}::float8, ${FIRST_OPEN_MS}::float8 * power(2, least(trips, 10)))`;
  const tripping = and(isNull(providerHealth.openUntil), gte(providerHealth.failures, TRIP_AFTER[failure.kind]));
  const [opened] = await db
    .update(providerHealth)
    .set({
      trips: sql`${providerHealth.trips} + 1`,
      openUntil: sql`${now}::timestamptz + interval '1 millisecond' * ${openMs}`,
      probe: null,
      probeUntil: null,
    })
    .where(
      and(
        eq(providerHealth.provider, provider),
        probe === null ? tripping : or(tripping, eq(providerHealth.probe, probe)),
      ),
    )
    .returning({ openUntil: providerHealth.openUntil });
  if (!opened?.openUntil) return;
  if (failure.kind === 'refused') await resolveAlert(deps, 'provider_down', provider);
  await raiseAlert(deps, alertOf(provider, failure, opened.openUntil));
}

function alertOf(provider: string, { kind, message }: Failure, openUntil: Date) {
  const when = `${openUntil.toISOString().slice(11, 16)} UTC`;
  return kind === 'down'
    ? {
        kind: 'provider_down' as const,
        key: provider,
        severity: 'critical' as const,
        message: `${provider} does not answer (${message}). Orders wait; it is tried again at ${when}.`,
      }
    : {
        kind: 'account_refused' as const,
        key: provider,
        severity: 'critical' as const,
        message: `${provider} refuses our key or account (${message}). Everything for it waits; it is tried again at ${when}.`,
      };
}

/** The usual case in one statement: counted, and the provider noted as there. */
async function noteSuccess(deps: Deps, call: RecordedCall): Promise<void> {
  const { db, clock } = deps;
  const fine = { failures: 0, lastOkAt: clock.now(), refusedSince: null };
  const noted = db
    .update(providerHealth)
    .set(fine)
    .where(eq(providerHealth.provider, call.provider))
    .returning({
      isOpen: sql`open_until is not null`.as('isOpen'),
      calls: sql`(select calls from counted)`.as('calls'),
    });
  const [row] = await db.execute<{ isOpen: boolean; calls: number }>(
    sql`with counted as (${inItsMinute(deps, call).getSQL()}) ${noted.getSQL()}`,
  );
  if (!row) await change(db, call.provider, fine);
  if (row?.isOpen) await closeBreaker(deps, call.provider);
  if (row?.calls === 1) await forgetMinutes(deps, call.provider);
}

async function countCall(deps: Deps, call: RecordedCall): Promise<void> {
  const [row] = await inItsMinute(deps, call);
  if (row?.calls === 1) await forgetMinutes(deps, call.provider);
}

function inItsMinute({ db, clock }: Deps, { provider, latencyMs, outcome }: RecordedCall) {
  const minute = new Date(Math.floor(clock.now().getTime() / 60_000) * 60_000);
  const one = {
    calls: 1,
    failed: outcome.kind === 'down' ? 1 : 0,
    limited: outcome.kind === 'limited' ? 1 : 0,
    latencyMs: Math.round(latencyMs),
  };
  return db
    .insert(providerMinutes)
    .values({ provider, minute, ...one })
    .onConflictDoUpdate({
      target: [providerMinutes.provider, providerMinutes.minute],
      set: {
        calls: sql`${providerMinutes.calls} + 1`,
        failed: sql`${providerMinutes.failed} + ${one.failed}`,
        limited: sql`${providerMinutes.limited} + ${one.limited}`,
        latencyMs: sql`${providerMinutes.latencyMs} + ${one.latencyMs}`,
      },
    })
    .returning({ calls: providerMinutes.calls });
}

/** With the first call of a minute, what is older than a day. */
async function forgetMinutes({ db, clock }: Deps, provider: string): Promise<void> {
  const before = new Date(clock.now().getTime() - KEEP_MINUTES_MS);
  await db
    .delete(providerMinutes)
    .where(and(eq(providerMinutes.provider, provider), lt(providerMinutes.minute, before)));
}

/** Updates a provider's row, which its first call makes. */
async function change(
  db: Db,
  provider: string,
  values: PgUpdateSetSource<typeof providerHealth>,
): Promise<{ openUntil: Date | null }> {
  const update = () =>
    db
      .update(providerHealth)
      .set(values)
      .where(eq(providerHealth.provider, provider))
      .returning({ openUntil: providerHealth.openUntil });
  const [known] = await update();
  if (known) return known;
  await db.insert(providerHealth).values({ provider }).onConflictDoNothing();
  const [made] = await update();
  if (!made) throw new Error(`${provider} has no row`);
  return made;
}
