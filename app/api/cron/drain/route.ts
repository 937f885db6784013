import { systemCtx } from '@/lib/engine/ctx';
import { cronEndpoint } from '@/lib/http/cron-endpoint';
import { drain } from '@/lib/jobs/drain';
import { runWatch } from '@/lib/services/backoffice/alerts/run-watch';

export const dynamic = 'force-dynamic';
export const maxDuration = 60;

const DRAIN_MS = 50_000;

/**
 * Every minute, where no long-lived worker runs: works off what is due, and looks whether all is well. At once, since
 * a service that hangs holds the look up for longer than there is time.
 */
export const GET = cronEndpoint(async (services) => {
  const work = drain(services, Date.now() + DRAIN_MS);
  const [looked] = await Promise.allSettled([runWatch(systemCtx(services, 'cron')), work]);
  const done = await work;
  if (looked.status === 'rejected') throw looked.reason;
  return { ...done, watch: looked.value };
});
