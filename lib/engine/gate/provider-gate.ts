import { setTimeout as sleep } from 'node:timers/promises';
import type { Db } from '@/db/client';
import { ProviderError } from '@/lib/domain/core/errors';
import type { CallObserver } from '@/lib/integrations/call-observer';
import { askedWaitMs, kindOfStatus } from '@/lib/integrations/pod/exchange';
import type { RateLimit } from '@/lib/integrations/pod/rate-limit';
import type { Guard } from '@/lib/integrations/pod/registry';
import type { Clock } from '@/lib/platform/clock';
import { type HttpRequest, type HttpResponse, TransportError } from '@/lib/platform/http-client';
import type { Log } from '@/lib/platform/log';
import { traced } from '@/lib/platform/telemetry';
import { LANE_RULES, type Lane } from './lanes';
import { type CallOutcome, recordCall } from './record-call';
import { bucketOf, takeToken } from './take-token';

/** Where a 429 says nothing of when to come back. */
const USUAL_PAUSE_MS = 60_000;
/** No answer may stop us for longer, whatever it says. */
const LONGEST_PAUSE_MS = 3_600_000;
/** Between two looks at an empty bucket. */
const SHORTEST_WAIT_MS = 20;

export type GateDeps = {
  db: Db;
  clock: Clock;
  log: Log;
  /** The share of the documented limits that is ours. */
  pace: number;
  wait?: (ms: number) => Promise<unknown>;
};

/**
 * What every call to a print provider passes, shared by all replicas through the database: a token bucket with lanes
 * and a circuit breaker. A short wait is waited out. Refuses with ProviderError rate_limited or unavailable, always
 * with `retryAfterMs`, and then nothing was sent.
 */
export function createProviderGate(deps: GateDeps): (lane: Lane) => Guard {
  return (lane) => (provider, limits, http) => async (request) => {
    const applying = limits.filter((limit) => limit.applies(request));
    const probe = await admit(deps, lane, provider, applying);
    const startedMs = performance.now();
    const record = (outcome: CallOutcome) =>
      recordCall(deps, { provider, latencyMs: performance.now() - startedMs, probe, outcome }, { trips: true });
    try {
      const response = await traced('provider.call', { provider, lane }, () => http(request));
      await record(outcomeOf(response, request, applying, deps.clock.now().getTime()));
      return response;
    } catch (error) {
      if (error instanceof TransportError) await record({ kind: 'down', message: error.message });
      throw error;
    }
  };
}

/** Stripe and the mail server pace and retry by themselves: calls are only written down, and a refused key is told. */
export function createObserver(
  deps: Pick<GateDeps, 'db' | 'clock' | 'log'>,
  provider: 'stripe' | 'smtp',
): CallObserver {
  return ({ latencyMs, error }) =>
    recordCall(deps, { provider, latencyMs, probe: null, outcome: observedOutcome(error) }, { trips: false });
}

/** One token of every limit that applies, narrow ones first. Returns the probe that this call is, if it is one. */
async function admit(
  deps: GateDeps,
  lane: Lane,
  provider: string,
  limits: readonly RateLimit[],
): Promise<string | null> {
  const { reserve, patienceMs } = LANE_RULES[lane];
  let waitedMs = 0;
  let probe: string | null = null;
  for (const limit of limits) {
    const bucket = bucketOf(limit, deps.pace);
    for (;;) {
      const now = deps.clock.now();
      const answer = await takeToken(deps.db, { provider, route: limit.route, bucket, reserve, now });
      if (answer.taken) {
        probe = answer.probe ?? probe;
        break;
      }
      if (answer.why !== 'limited') throw leftAlone(provider, answer.why, answer.waitMs);
      const waitMs = Math.max(SHORTEST_WAIT_MS, answer.waitMs);
      if (waitedMs + waitMs > patienceMs) {
        throw new ProviderError(provider, 'rate_limited', `no call is free for ${lane} right now`, {
          retryAfterMs: waitMs,
          notSent: true,
        });
      }
      await (deps.wait ?? sleep)(waitMs);
      waitedMs += waitMs;
    }
  }
  return probe;
}

function leftAlone(provider: string, why: 'down' | 'refused', retryAfterMs: number): ProviderError {
  const options = { retryAfterMs, notSent: true };
  return why === 'down'
    ? new ProviderError(provider, 'unavailable', 'does not answer, so it is left alone for now', options)
    : new ProviderError(provider, 'unauthorized', 'refuses our key or account, so it is left alone for now', options);
}

function outcomeOf(
  response: HttpResponse,
  request: HttpRequest,
  limits: readonly RateLimit[],
  now: number,
): CallOutcome {
  if (response.status < 400) return { kind: 'ok' };
  const message = `HTTP ${response.status} to ${request.method} ${request.path}`;
  switch (kindOfStatus(response.status)) {
    case 'rate_limited': {
      const asked = askedWaitMs(response, now) ?? USUAL_PAUSE_MS;
      // The narrowest limit is the likeliest; if it was the wide one, the next call elsewhere finds out.
      const [narrowest] = limits;
      return {
        kind: 'limited',
        message,
        waitMs: Math.min(asked, LONGEST_PAUSE_MS),
        route: narrowest?.route ?? null,
      };
    }
    case 'unavailable':
      return { kind: 'down', message };
    case 'unauthorized':
      return { kind: 'refused', message };
    default:
      return { kind: 'ok' };
  }
}

function observedOutcome(error: ProviderError | null): CallOutcome {
  switch (error?.kind) {
    case 'unavailable':
      return { kind: 'down', message: error.message };
    case 'unauthorized':
      return { kind: 'refused', message: error.message };
    case 'rate_limited':
      return { kind: 'limited', message: error.message, waitMs: 0, route: null };
    default:
      return { kind: 'ok' };
  }
}
