import type { JobData, QueueName } from '@/db/queue';
import type { Ctx } from '@/lib/engine/ctx';
import { runEffect } from '@/lib/engine/work/run-effect';
import { runEvent } from '@/lib/engine/work/run-event';
import { runWatch } from '@/lib/services/backoffice/alerts/run-watch';
import { importDue } from '@/lib/services/catalogue/import-due';
import { refreshProduct } from '@/lib/services/catalogue/refresh-product';
import { runMaintenance } from '@/lib/services/sync/run-maintenance';
import { runPodSync } from '@/lib/services/sync/run-pod-sync';

/** What each queue's jobs do. The worker and the drain both come here. */
export const JOBS: { [Name in QueueName]: (ctx: Ctx, data: JobData[Name]) => Promise<unknown> } = {
  webhook: (ctx, { eventId }) => runEvent(ctx, eventId),
  submit: (ctx, { effectId }) => runEffect(ctx, effectId),
  cancel: (ctx, { effectId }) => runEffect(ctx, effectId),
  money: (ctx, { effectId }) => runEffect(ctx, effectId),
  mail: (ctx, { effectId }) => runEffect(ctx, effectId),
  effect: (ctx, { effectId }) => runEffect(ctx, effectId),
  'pod-sync': (ctx, { trigger }) => runPodSync(ctx, trigger),
  maintenance: (ctx, { trigger }) => runMaintenance(ctx, trigger),
  catalogue: (ctx, { trigger, always = false }) => importDue(ctx, { trigger, always }),
  product: (ctx, data) => refreshProduct(ctx, { ...data, lane: 'sync' }),
  watch: runWatch,
  mockup: (ctx, { effectId }) => runEffect(ctx, effectId),
};
