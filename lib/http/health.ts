import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { processServices, type Services } from '@/lib/compose/services';
import { deepHealthAnswer } from '@/lib/contracts/backoffice/health';
import { toAnswer } from '@/lib/contracts/facts';
import { AppError } from '@/lib/domain/core/errors';
import { systemCtx } from '@/lib/engine/ctx';
import { isWrong } from '@/lib/platform/clock';
import { sameSecret } from '@/lib/platform/crypto';
import { log } from '@/lib/platform/log';
import { inspectHealth } from '@/lib/services/backoffice/inspect-health';
import { problemResponse } from './problem';

const NO_STORE = { 'cache-control': 'no-store' };
/** Whoever asks gives up after two seconds, and takes silence for death. */
const ANSWER_MS = 1_800;
const DOWN = { status: 'down' } as const;

/**
 * Ready when the database answers. `?deep=1` with the cron secret also checks the promises, the work in hand, the
 * sync and the clock: 200 when all is well, 503 when a person should look. Answers within two seconds, come what may.
 */
export async function checkHealth(request: Request): Promise<Response> {
  const late = sleep(ANSWER_MS, null, { ref: false }).then(() =>
    Response.json(DOWN, { status: 503, headers: NO_STORE }),
  );
  return Promise.race([look(request), late]);
}

async function look(request: Request): Promise<Response> {
  try {
    const services = await processServices();
    const isDeep = new URL(request.url).searchParams.has('deep');
    if (isDeep) requireSecret(request, services);
    const beat = await services.connection.pulse.beat();
    if (!beat) return Response.json(DOWN, { status: 503, headers: NO_STORE });
    if (!isDeep) return Response.json({ status: 'up' }, { headers: NO_STORE });
    const { ok, ...health } = await lastLook(services);
    const isWell = ok && !isWrong(beat.aheadMs);
    const answer = toAnswer(deepHealthAnswer, {
      ...health,
      status: isWell ? 'up' : 'attention',
      ok: isWell,
      clockOffS: Math.round(-beat.aheadMs / 1000),
    });
    return Response.json(answer, { status: isWell ? 200 : 503, headers: NO_STORE });
  } catch (error) {
    if (error instanceof AppError) return problemResponse(error, randomUUID());
    log().error({ err: error }, 'health check failed');
    return Response.json(DOWN, { status: 503, headers: NO_STORE });
  }
}

function requireSecret(request: Request, services: Services): void {
  const secret = services.env.CRON_SECRET;
  if (secret === undefined || !sameSecret(request.headers.get('authorization') ?? '', `Bearer ${secret}`))
    throw new AppError('unauthenticated', 'The deep check needs the cron secret.');
}

type Report = Awaited<ReturnType<typeof inspectHealth>> & { ageS: number };

const DEEP_MS = 1_000;
let underWay: Promise<Report> | null = null;
let last: { report: Report; atMs: number } | null = null;

/** The deep look of a large shop takes longer than who asks waits: then it is the last one that is told, with its age. */
async function lastLook(services: Services): Promise<Report> {
  underWay ??= inspectHealth(systemCtx(services, 'health'))
    .then((found) => {
      const report = { ...found, ageS: 0 };
      last = { report, atMs: performance.now() };
      return report;
    })
    .finally(() => {
      underWay = null;
    });
  if (!last) return underWay;
  const known = last;
  const aged = () => ({ ...known.report, ageS: Math.round((performance.now() - known.atMs) / 1000) });
  return Promise.race([underWay, sleep(DEEP_MS, null, { ref: false }).then(aged)]);
}
