import { cronEndpoint } from '@/lib/http/cron-endpoint';
import { drain } from '@/lib/jobs/drain';
import { runWatch } from '@/lib/services/alerts/run-watch';
import { systemCtx } from '@/lib/services/context';

export const dynamic = 'force-dynamic';
export const maxDuration = 60;

const DRAIN_MS = 50_000;

/** Every minute, where no long-lived worker runs: looks whether all is well and works off what is due. */
export const GET = cronEndpoint(async (services) => {
  const untilMs = Date.now() + DRAIN_MS;
  const watch = await runWatch(systemCtx(services, 'cron'));
  return { ...(await drain(services, untilMs)), watch };
});
