import { sql } from 'drizzle-orm';
import { OUTBOX_QUEUES, type OutboxQueue } from '@/db/queue';
import type { CrashPoint } from '@/lib/engine/crash-points';
import type { Ctx } from '@/lib/engine/ctx';
import { JOBS } from '@/lib/jobs/run-job';

/** pg-boss gives a job to somebody else when its worker has been silent for so long. */
const JOB_LEASE_S = 300;

type Stalled = { point: CrashPoint; goOn: () => void; work: Promise<unknown> };

/**
 * Processes that die. One that comes to the armed point stops there: to everybody else it is dead, and its leases
 * run out. It may also wake up later, when others have long taken its work.
 */
export class Processes {
  readonly stalled: Stalled[] = [];
  /** Counts where they died. */
  died = new Map<CrashPoint, number>();
  #armed: CrashPoint | null = null;
  #dies: ((stop: Omit<Stalled, 'work'>) => void) | null = null;

  arm(point: CrashPoint | null): void {
    this.#armed = point;
  }

  /** What `ctx.at` is in these tests. */
  at(point: CrashPoint): Promise<void> | undefined {
    if (point !== this.#armed) return undefined;
    // The webhook was stored and its sender hears nothing: it sends it again.
    if (point === 'webhook.stored') {
      this.#count(point);
      throw new Error('the process died before it answered');
    }
    const dies = this.#dies;
    if (!dies) return undefined;
    this.#count(point);
    return new Promise((resolve) => dies({ point, goOn: resolve }));
  }

  #count(point: CrashPoint): void {
    this.#armed = null;
    this.died.set(point, (this.died.get(point) ?? 0) + 1);
  }

  /** Runs `work` in a process of its own. `died` when it did not come to its end. */
  async run<T>(work: () => Promise<T>): Promise<{ died: true } | { died: false; value: T }> {
    const running: { work: Promise<T> | null } = { work: null };
    const death = new Promise<{ died: true }>((resolve) => {
      this.#dies = (stop) => {
        queueMicrotask(() => {
          if (running.work) this.stalled.push({ ...stop, work: running.work });
          resolve({ died: true });
        });
      };
    });
    running.work = work();
    // A stalled process that wakes may fail: whoever wakes it hears of that.
    running.work.catch(() => undefined);
    try {
      return await Promise.race([death, running.work.then((value) => ({ died: false as const, value }))]);
    } finally {
      this.#dies = null;
    }
  }

  async wake(): Promise<void> {
    const oldest = this.stalled.shift();
    if (!oldest) return;
    await this.run(() => {
      oldest.goOn();
      return oldest.work;
    });
  }

  /** Nobody of a former history comes back. */
  forget(): void {
    this.#armed = null;
    this.stalled.length = 0;
  }
}

const WORK_QUEUES = ['webhook', ...OUTBOX_QUEUES];
type Job = { id: string; name: 'webhook' | OutboxQueue; data: never };

/** Does up to `count` due jobs, one after another, until its process dies. Returns how many were taken. */
export async function workOff(ctx: Ctx, processes: Processes, count: number, passes: () => void): Promise<number> {
  for (let taken = 0; taken < count; taken += 1) {
    const job = await takeJob(ctx);
    if (!job) return taken;
    passes();
    const { died } = await processes.run(() => JOBS[job.name](ctx, job.data));
    if (died) return taken + 1;
    await ctx.db.execute(sql`delete from pgboss.job where id = ${job.id}`);
  }
  return count;
}

/** As pg-boss does it, by our clock: the oldest due one, or one whose worker has died. */
async function takeJob(ctx: Ctx): Promise<Job | undefined> {
  const now = sql`${ctx.clock.now().toISOString()}::timestamptz`;
  const [job] = await ctx.db.execute<Job>(sql`update pgboss.job set state = 'active', started_on = ${now}
    where id = (select id from pgboss.job where name in ${WORK_QUEUES}
      and (state in ('created', 'retry') and start_after <= ${now}
        or state = 'active' and started_on + make_interval(secs => ${JOB_LEASE_S}) <= ${now})
      order by priority desc limit 1)
    returning id, name, data`);
  return job;
}

/** When the next job falls due, or null when there is none. */
export async function nextJobAt(ctx: Ctx): Promise<Date | null> {
  const [row] = await ctx.db.execute<{ at: string | null }>(sql`select min(case when state = 'active'
      then started_on + make_interval(secs => ${JOB_LEASE_S}) else start_after end) as at
    from pgboss.job where name in ${WORK_QUEUES} and state in ('created', 'retry', 'active')`);
  return row?.at ? new Date(row.at) : null;
}

/** A queue may lose things: what is owed stands in our own tables. */
export async function loseJob(ctx: Ctx): Promise<void> {
  await ctx.db.execute(sql`delete from pgboss.job where id = (select id from pgboss.job
    where name in ${WORK_QUEUES} and state <> 'active' order by priority desc limit 1)`);
}
