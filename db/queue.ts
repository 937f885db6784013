import { sql as tag } from 'drizzle-orm';
import { type ConstructorOptions, fromDrizzle, PgBoss } from 'pg-boss';
import { connect, type DbConnection, type Tx } from './client';

/**
 * The queues. pg-boss only carries ids: what is owed stands in our own tables, and the sync re-sends what has no job.
 * The slowest handler makes a few provider calls of 20 s each, so a lease of 5 minutes is never outlived.
 */
export const QUEUES = ['webhook', 'effect', 'pod-sync', 'maintenance', 'catalogue', 'watch', 'mockup'] as const;
export type QueueName = (typeof QUEUES)[number];

/** Those that carry what lies in the outbox. */
export const OUTBOX_QUEUES = ['effect', 'mockup'] as const satisfies QueueName[];
export type OutboxQueue = (typeof OUTBOX_QUEUES)[number];

export type JobData = {
  webhook: { eventId: string };
  effect: { effectId: string };
  'pod-sync': { trigger: string };
  maintenance: { trigger: string };
  catalogue: { trigger: string };
  watch: { trigger: string };
  mockup: { effectId: string };
};

/** What goes through a whole catalogue or all open orders keeps to the providers' pace and takes longer. */
const LEASE_SECONDS: Record<QueueName, number> = {
  webhook: 300,
  effect: 300,
  'pod-sync': 600,
  maintenance: 600,
  catalogue: 3600,
  watch: 300,
  mockup: 300,
};
const RETRY_LIMIT = 25;
const RETRY_MAX_SECONDS = 1800;

export type Queue = {
  boss: PgBoss;
  /** Ends the work in hand, then the connections. */
  close: () => Promise<void>;
  /** Puts a job in the queue if and when `tx` commits. */
  enqueue: <Name extends QueueName>(
    tx: Tx,
    name: Name,
    data: JobData[Name],
    options?: { afterMs?: number; onceInMs?: number },
  ) => Promise<void>;
  /** Many at once, in one statement. */
  enqueueAll: <Name extends QueueName>(tx: Tx, name: Name, data: JobData[Name][]) => Promise<void>;
};

/** What the queue asks in between: a few at a time, and never behind the shop's own questions. */
const POOL = 4;
/** pg-boss rebuilds an index of its own now and then. */
const STATEMENT_MS = 60_000;

/** `schedules`: this process runs the timed work (a long-lived server); a serverless one is driven by cron routes. */
export function createQueue(
  url: string,
  options: { schedules: boolean; prepare?: boolean; clock?: ConstructorOptions['clock'] },
): Queue {
  const connection = connect(url, {
    max: POOL,
    name: 'flowbotz-jobs',
    statementMs: STATEMENT_MS,
    prepare: options.prepare ?? true,
  });
  const boss = new PgBoss({
    db: databaseOf(connection),
    migrate: false,
    createSchema: false,
    schedule: options.schedules,
    supervise: options.schedules,
    useListenNotify: options.schedules,
    ...(options.clock ? { clock: options.clock } : {}),
  });
  return {
    boss,
    async close() {
      await boss.stop({ graceful: true, timeout: 5_000 });
      await connection.close();
    },
    async enqueue(tx, name, data, { afterMs, onceInMs } = {}) {
      await boss.send(name, data, {
        db: fromDrizzle(tx, tag),
        // Relative, so that it is the database's clock that counts, the same for every replica.
        ...(afterMs ? { startAfter: Math.ceil(afterMs / 1000) } : {}),
        ...(onceInMs ? { singletonSeconds: Math.ceil(onceInMs / 1000), singletonNextSlot: true } : {}),
      });
    },
    async enqueueAll(tx, name, data) {
      if (data.length === 0) return;
      await boss.insert(
        name,
        data.map((each) => ({ data: each })),
        { db: fromDrizzle(tx, tag) },
      );
    },
  };
}

/** The queue reaches the database as everything else does, with the same limits. */
function databaseOf({ pool, listener }: DbConnection): NonNullable<ConstructorOptions['db']> {
  return {
    executeSql: (text, values) => pool.query(text, values),
    async listen(channel, onMessage, onHearing) {
      const stop = await listener.listen(channel, onMessage, onHearing);
      return { close: async () => stop() };
    },
    setSessionStatements: async (statements) => pool.onEveryConnection(statements),
  };
}

/** Creates or updates pg-boss's own schema and our queues. Runs at deploy, never at run time. */
export async function migrateQueue(url: string): Promise<void> {
  const boss = new PgBoss({ connectionString: url, max: 2, schedule: false, supervise: false });
  await boss.start();
  try {
    for (const name of QUEUES) {
      const options = {
        expireInSeconds: LEASE_SECONDS[name],
        retryLimit: RETRY_LIMIT,
        retryDelay: 5,
        retryBackoff: true,
        retryDelayMax: RETRY_MAX_SECONDS,
        retentionSeconds: 60 * 86_400,
        notify: true,
      };
      // Creating one that exists changes nothing, so its options are brought up to date as well.
      await boss.createQueue(name, options);
      await boss.updateQueue(name, options);
    }
  } finally {
    await boss.stop({ graceful: false });
  }
}
