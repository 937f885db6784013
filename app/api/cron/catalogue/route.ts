import { systemCtx } from '@/lib/engine/ctx';
import { cronEndpoint } from '@/lib/http/cron-endpoint';
import { importDue } from '@/lib/services/catalogue/import-due';

export const dynamic = 'force-dynamic';
export const maxDuration = 300;

/** Every five minutes, where no long-lived worker runs: goes on reading the providers' catalogues, once an hour anew. */
export const GET = cronEndpoint((services) => importDue(systemCtx(services, 'cron'), { trigger: 'cron' }));
