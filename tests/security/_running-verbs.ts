import type { Ctx } from '@/lib/engine/ctx';
import { exposeMetrics } from '@/lib/services/backoffice/metrics/expose-metrics';
import { readMetrics } from '@/lib/services/backoffice/metrics/read-metrics';
import { readOverview } from '@/lib/services/backoffice/overview/read-overview';
import { listProviderHealth } from '@/lib/services/backoffice/providers/list-provider-health';
import { listProviders } from '@/lib/services/backoffice/providers/list-providers';
import { listDead } from '@/lib/services/backoffice/queues/list-dead';
import { listQueues } from '@/lib/services/backoffice/queues/list-queues';
import { listSyncRuns } from '@/lib/services/sync/list-sync-runs';

/** What takes a right to see how the shop and its machinery run. */
export const RUNNING_VERBS = {
  'jobs.read': [(ctx: Ctx) => listQueues(ctx), (ctx: Ctx) => listDead(ctx, { of: 'effects' })],
  'sync.read': [(ctx: Ctx) => listSyncRuns(ctx, {})],
  'providers.read': [(ctx: Ctx) => listProviders(ctx), (ctx: Ctx) => listProviderHealth(ctx)],
  'metrics.read': [
    (ctx: Ctx) => readMetrics(ctx, { from: '2026-01-01', to: '2026-01-02' }),
    (ctx: Ctx) => exposeMetrics(ctx),
    (ctx: Ctx) => readOverview(ctx),
  ],
};
