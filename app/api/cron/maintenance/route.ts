import { systemCtx } from '@/lib/engine/ctx';
import { cronEndpoint } from '@/lib/http/cron-endpoint';
import { runMaintenance } from '@/lib/services/sync/run-maintenance';

export const dynamic = 'force-dynamic';
export const maxDuration = 300;

/** Every hour, where no long-lived worker runs: the upkeep that no order waits for. */
export const GET = cronEndpoint((services) => runMaintenance(systemCtx(services, 'cron'), 'cron'));
