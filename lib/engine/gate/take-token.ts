import { randomUUID } from 'node:crypto';
import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { Db } from '@/db/client';
import { providerHealth } from '@/db/schema/operations';
import { providerRouteLimits } from '@/db/schema/providers';
import type { RateLimit } from '@/lib/integrations/pod/rate-limit';

export type Bucket = { burst: number; perSecond: number };

/** `probe`: set where this call is the one that tries a provider that was down. */
export type Taken =
  | { taken: true; probe: string | null }
  | { taken: false; why: 'limited' | 'down' | 'refused'; waitMs: number };

/** A probe whose worker died is replaced after this; it outlives the slowest call. */
const PROBE_LEASE_MS = 60_000;
/** When to ask again while another call probes. */
const PROBE_WAIT_MS = 5_000;
/** Tokens are fractions; the last bit of one is not worth another wait. */
const ROUNDING = 1e-6;

/** A quarter at once and the rest evenly, so that no window of the provider's holds more than it allows. */
export function bucketOf({ calls, windowMs }: Pick<RateLimit, 'calls' | 'windowMs'>, pace: number): Bucket {
  return { burst: Math.max(1, (calls * pace) / 4), perSecond: (calls * pace * 0.75) / (windowMs / 1000) };
}

/**
 * Takes one token unless the lane's reserve would be touched, the provider paused us, or it is down. One guarded
 * UPDATE, so that any number of replicas together stay within the bucket and make one probe.
 */
export async function takeToken(
  db: Db,
  at: { provider: string; route: string | null; bucket: Bucket; reserve: number; now: Date },
): Promise<Taken> {
  const { bucket } = at;
  const now = sql`${at.now.toISOString()}::timestamptz`;
  // A bucket of one has nothing to reserve.
  const least = 1 + Math.min(at.reserve * bucket.burst, bucket.burst - 1) - ROUNDING;
  const filled = sql`least(${bucket.burst}::float8, coalesce(tokens, ${bucket.burst}::float8)
    + ${bucket.perSecond}::float8 * greatest(0, extract(epoch from ${now} - coalesce(refilled_at, ${now}))))`;
  const free = sql`${filled} >= ${least}::float8 and (paused_until is null or paused_until <= ${now})`;
  const take = sql`tokens = ${filled} - 1, refilled_at = greatest(refilled_at, ${now})`;

  if (at.route === null) {
    const lease = sql`${now} + interval '1 millisecond' * ${PROBE_LEASE_MS}::float8`;
    const [taken] = await db.execute<{ probe: string | null }>(sql`update ${providerHealth} set ${take},
        probe = case when open_until is null then null else ${randomUUID()}::uuid end,
        probe_until = case when open_until is null then null else ${lease} end
      where provider = ${at.provider} and ${free}
        and (open_until is null or (open_until <= ${now} and (probe_until is null or probe_until <= ${now})))
      returning probe`);
    if (taken) return { taken: true, probe: taken.probe };
  } else {
    const taken = await db.execute(sql`update ${providerRouteLimits} set ${take}
      where provider = ${at.provider} and route = ${at.route} and ${free} returning 1`);
    if (taken.length > 0) return { taken: true, probe: null };
  }
  return whyNot(db, { ...at, filled, least });
}

/** Only explains: it decides nothing, so what it reads may be out of date. */
async function whyNot(
  db: Db,
  at: { provider: string; route: string | null; bucket: Bucket; now: Date; filled: SQL; least: number },
): Promise<Taken> {
  const filled = sql<number>`${at.filled}`;
  const row = at.route === null ? await lookAtProvider(db, at.provider, filled) : await lookAtRoute(db, at, filled);
  if (!row) {
    // Its first call ever. A new bucket is full.
    if (at.route === null) await db.insert(providerHealth).values({ provider: at.provider }).onConflictDoNothing();
    else await db.insert(providerRouteLimits).values({ provider: at.provider, route: at.route }).onConflictDoNothing();
    return { taken: false, why: 'limited', waitMs: 0 };
  }
  const until = (time: Date | null) => (time === null ? 0 : Math.max(0, time.getTime() - at.now.getTime()));
  if (row.openUntil) {
    const waitMs = until(row.openUntil) || Math.min(until(row.probeUntil), PROBE_WAIT_MS);
    if (waitMs > 0) return { taken: false, why: row.refusedSince === null ? 'down' : 'refused', waitMs };
  }
  const refillMs = Math.max(0, Math.ceil(((at.least - row.filled) / at.bucket.perSecond) * 1000));
  return { taken: false, why: 'limited', waitMs: Math.max(until(row.pausedUntil), refillMs) };
}

async function lookAtProvider(db: Db, provider: string, filled: SQL<number>) {
  const { pausedUntil, openUntil, probeUntil, refusedSince } = providerHealth;
  const [row] = await db
    .select({ filled, pausedUntil, openUntil, probeUntil, refusedSince })
    .from(providerHealth)
    .where(eq(providerHealth.provider, provider));
  return row;
}

async function lookAtRoute(db: Db, at: { provider: string; route: string | null }, filled: SQL<number>) {
  const [row] = await db
    .select({
      filled,
      pausedUntil: providerRouteLimits.pausedUntil,
      openUntil: sql<null>`null`,
      probeUntil: sql<null>`null`,
      refusedSince: sql<null>`null`,
    })
    .from(providerRouteLimits)
    .where(and(eq(providerRouteLimits.provider, at.provider), eq(providerRouteLimits.route, String(at.route))));
  return row;
}
