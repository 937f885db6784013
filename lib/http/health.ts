import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { processServices } from '@/lib/compose/services';
import { AppError } from '@/lib/domain/core/errors';
import { systemCtx } from '@/lib/engine/ctx';
import { sameSecret } from '@/lib/platform/crypto';
import { log } from '@/lib/platform/log';
import { inspectHealth } from '@/lib/services/backoffice/inspect-health';
import { problemResponse } from './problem';

const NO_STORE = { 'cache-control': 'no-store' };

/**
 * Ready when the database answers. `?deep=1` with the cron secret also checks the promises, the work in hand and the
 * sync: 200 when all is well, 503 when a person should look.
 */
export async function checkHealth(request: Request): Promise<Response> {
  try {
    const services = await processServices();
    if (!new URL(request.url).searchParams.has('deep')) {
      await services.db.execute(sql`select 1`);
      return Response.json({ status: 'up' }, { headers: NO_STORE });
    }
    const secret = services.env.CRON_SECRET;
    if (secret === undefined || !sameSecret(request.headers.get('authorization') ?? '', `Bearer ${secret}`))
      throw new AppError('unauthenticated', 'The deep check needs the cron secret.');
    const health = await inspectHealth(systemCtx(services, 'health'));
    return Response.json(
      { status: health.ok ? 'up' : 'attention', ...health },
      { status: health.ok ? 200 : 503, headers: NO_STORE },
    );
  } catch (error) {
    if (error instanceof AppError) return problemResponse(error, randomUUID());
    log().error({ err: error }, 'health check failed');
    return Response.json({ status: 'down' }, { status: 503, headers: NO_STORE });
  }
}
