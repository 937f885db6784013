import { type JobData, QUEUES, type QueueName } from '@/db/queue';
import { processServices, type Services } from '@/lib/compose/services';
import { systemCtx } from '@/lib/engine/ctx';
import { TAKE_UP_MS, takeUp } from '@/lib/engine/work/take-up';
import { wordsOf } from '@/lib/platform/log';
import { traced } from '@/lib/platform/telemetry';
import { JOBS } from './run-job';

/** Each kind of work has slots of its own: a mail server that hangs holds up mails, and nothing else. */
const CONCURRENCY: Record<QueueName, number> = {
  webhook: 3,
  submit: 3,
  cancel: 2,
  money: 2,
  mail: 2,
  effect: 1,
  'pod-sync': 1,
  maintenance: 1,
  catalogue: 1,
  product: 1,
  watch: 1,
  mockup: 2,
};

/** Starts working off the queues and the timed work in this process. */
export async function startWorker(services: Services): Promise<void> {
  for (const name of QUEUES) await workOn(services, name);
  const { boss } = services.queue;
  await boss.schedule('pod-sync', '*/15 * * * *', { trigger: 'schedule' });
  await boss.schedule('maintenance', '37 * * * *', { trigger: 'schedule' });
  await boss.schedule('catalogue', '*/5 * * * *', { trigger: 'schedule' });
  await boss.schedule('watch', '* * * * *', { trigger: 'schedule' });
  const stop = services.clock.every?.(TAKE_UP_MS, async () => {
    try {
      await takeUp(systemCtx(services, 'worker:take-up'));
    } catch (error) {
      services.log.warn({ err: error }, 'nobody could look for work of a dead process');
    }
  });
  boss.on('stopped', () => stop?.());
}

async function workOn<Name extends QueueName>(services: Services, name: Name): Promise<void> {
  const { boss } = services.queue;
  for (let slot = 0; slot < CONCURRENCY[name]; slot += 1) {
    const id = await boss.work<JobData[Name]>(
      name,
      { batchSize: 1, pollingIntervalSeconds: 1, notifyPollingIntervalSeconds: 1 },
      async (jobs) => {
        // Where there was one job there may be more: without this a slot takes one a second, however long the queue.
        boss.notifyWorker(id);
        for (const job of jobs) {
          try {
            await services.keys.fresh();
            await traced('job', { queue: name }, () => JOBS[name](systemCtx(services, `worker:${name}`), job.data));
          } catch (error) {
            services.log.warn({ err: error, queue: name, job: job.id }, 'job failed, it will be tried again');
            // The queue keeps what it is told with the job.
            throw new Error(wordsOf(error));
          }
        }
      },
    );
  }
}

/** For `instrumentation.ts`: on a plain Node server the app works off its own queue; a serverless one has cron routes. */
export async function startProcessWorker(): Promise<void> {
  const services = await processServices();
  if (services.env.WORKER === 'off' || services.env.VERCEL !== undefined) return;
  await startWorker(services);
}
