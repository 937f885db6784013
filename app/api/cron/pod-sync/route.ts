import { systemCtx } from '@/lib/engine/ctx';
import { cronEndpoint } from '@/lib/http/cron-endpoint';
import { runPodSync } from '@/lib/services/sync/run-pod-sync';

export const dynamic = 'force-dynamic';
export const maxDuration = 300;

/** Every 15 minutes: heals what webhooks missed. */
export const GET = cronEndpoint((services) => runPodSync(systemCtx(services, 'cron'), 'cron'));
