import { type JobData, QUEUES, type QueueName } from '@/db/queue';
import type { Services } from '@/lib/compose/services';
import { systemCtx } from '@/lib/engine/ctx';
import { takeUp } from '@/lib/engine/work/take-up';
import { wordsOf } from '@/lib/platform/log';
import { traced } from '@/lib/platform/telemetry';
import { JOBS } from './run-job';

const BATCH = 10;
/** A whole store takes minutes, and has a route of its own. */
const DRAINED = QUEUES.filter((name) => name !== 'catalogue');

/**
 * Works off what is due, for places without a long-lived worker: the cron route, and after a request that left
 * something to do. Stops at `untilMs` (epoch milliseconds). Returns how many jobs were done and how many must wait.
 */
export async function drain(services: Services, untilMs: number): Promise<{ done: number; failed: number }> {
  const total = { done: 0, failed: 0 };
  // Where no long-lived worker does it, this is what frees the jobs of processes that died.
  await services.queue.boss.supervise();
  await takeUp(systemCtx(services, 'drain'));
  for (let round = 1; round > 0 && Date.now() < untilMs; ) {
    round = 0;
    for (const name of DRAINED) round += await drainQueue(services, name, untilMs, total);
  }
  return total;
}

async function drainQueue<Name extends QueueName>(
  services: Services,
  name: Name,
  untilMs: number,
  total: { done: number; failed: number },
): Promise<number> {
  const { boss } = services.queue;
  const jobs = await boss.fetch<JobData[Name]>(name, { batchSize: BATCH, includeMetadata: true });
  await Promise.all(
    jobs.map(async (job) => {
      const attempt = { id: job.id, retryCount: job.retryCount };
      try {
        if (Date.now() >= untilMs) throw new Error('no time left in this drain');
        await traced('job', { queue: name }, () => JOBS[name](systemCtx(services, `drain:${name}`), job.data));
        await boss.complete(name, attempt);
        total.done += 1;
      } catch (error) {
        services.log.warn({ err: error, queue: name, job: job.id }, 'job failed, it will be tried again');
        await boss.fail(name, attempt, { message: wordsOf(error) });
        total.failed += 1;
      }
    }),
  );
  return jobs.length;
}
