import { systemCtx } from '@/lib/engine/ctx';
import { cronEndpoint } from '@/lib/http/cron-endpoint';
import { syncCatalogues } from '@/lib/services/catalogue/sync-catalogues';

export const dynamic = 'force-dynamic';
export const maxDuration = 300;

/** Every hour, where no long-lived worker runs: reads the providers' catalogues anew. */
export const GET = cronEndpoint((services) => syncCatalogues(systemCtx(services, 'cron')));
