import { sql } from 'drizzle-orm';
import { log } from '@/lib/platform/log';
import { processServices } from '@/lib/services/context';

/** Ready when the database answers. */
export async function checkHealth(): Promise<Response> {
  try {
    const services = await processServices();
    await services.db.execute(sql`select 1`);
    return Response.json({ status: 'up' }, { headers: { 'cache-control': 'no-store' } });
  } catch (error) {
    log().error({ err: error }, 'health check failed');
    return Response.json({ status: 'down' }, { status: 503, headers: { 'cache-control': 'no-store' } });
  }
}
