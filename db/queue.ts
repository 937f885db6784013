import { type SQL, sql as tag } from 'drizzle-orm';
import { type ConstructorOptions, fromDrizzle, PgBoss } from 'pg-boss';
import { connect, type Db, type DbConnection, type Tx } from './client';

/**
 * Those that carry what lies in the outbox, by urgency, so that no kind of work takes another's last slot. The release
 * before had `effect` for all but previews: it is worked off, and nothing is put into it.
 */
export const OUTBOX_QUEUES = ['submit', 'cancel', 'money', 'mail', 'mockup', 'effect'] as const;
export type OutboxQueue = (typeof OUTBOX_QUEUES)[number];

/** The queues. pg-boss only carries ids: what is owed stands in our own tables, and what has no job is sent again. */
export const QUEUES = [
  'webhook',
  ...OUTBOX_QUEUES,
  'pod-sync',
  'maintenance',
  'catalogue',
  'product',
  'watch',
] as const;
export type QueueName = (typeof QUEUES)[number];
export type JobData = Record<OutboxQueue, { effectId: string }> & {
  webhook: { eventId: string };
  'pod-sync': { trigger: string };
  maintenance: { trigger: string };
  catalogue: { trigger: string; always?: boolean };
  product: { provider: string; providerProductId: string; trigger: string };
  watch: { trigger: string };
};

/** A handler makes a few outside calls of at most 40 s each. */
const LEASE_S = 300;
/** What goes through a catalogue or all open orders keeps to the providers' pace and takes longer. */
const LONGER_LEASE_S: Partial<Record<QueueName, number>> = { 'pod-sync': 600, maintenance: 600, catalogue: 600 };
/** Of several jobs of one key that wait, one is enough. */
const POLICY: Partial<Record<QueueName, 'short'>> = { product: 'short' };
const RETRY_LIMIT = 25;
const RETRY_MAX_SECONDS = 1800;

export type Queue = {
  boss: PgBoss;
  /** Ends the work in hand, then the connections. */
  close: () => Promise<void>;
  /** Puts a job in the queue if and when `tx` commits. `onceAs`: unless one of that key waits there. */
  enqueue: <Name extends QueueName>(
    tx: Tx,
    name: Name,
    data: JobData[Name],
    options?: { afterMs?: number; onceAs?: string },
  ) => Promise<void>;
  /**
   * An insert that passes over what is there, and the job for its row in one statement: the job carries what the insert
   * returns. False where it was there.
   */
  enqueueNew: (db: Db, name: QueueName, insert: SQL) => Promise<boolean>;
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
    async enqueue(tx, name, data, { afterMs, onceAs } = {}) {
      await boss.send(name, data, {
        db: fromDrizzle(tx, tag),
        // Relative, so that it is the database's clock that counts, the same for every replica.
        ...(afterMs ? { startAfter: Math.ceil(afterMs / 1000) } : {}),
        ...(onceAs === undefined ? {} : { singletonKey: onceAs }),
      });
    },
    async enqueueNew(db, name, insert) {
      return (await boss.send(name, {}, { db: onlyWith(insert, db) })) !== null;
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

/** pg-boss's own statement, which makes its job of what `insert` returns, and none where that is nothing. */
function onlyWith(insert: SQL, db: Db): NonNullable<ConstructorOptions['db']> {
  return {
    async executeSql(text, [jobs] = []) {
      const [before = '', after] = text.trimStart().split('$1::text::json');
      if (after === undefined) throw new Error('pg-boss puts in jobs in another way than we know');
      const head = before.startsWith('WITH') ? before.replace('WITH', ',') : before;
      const job = tag`(${jobs}::jsonb -> 0) || jsonb_build_object('data', to_jsonb(added))`;
      const made = tag`(select coalesce(json_agg(${job}), '[]') from added)`;
      return { rows: await db.execute(tag`with added as (${insert})${tag.raw(head)}${made}${tag.raw(after)}`) };
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
        expireInSeconds: LONGER_LEASE_S[name] ?? LEASE_S,
        retryLimit: RETRY_LIMIT,
        retryDelay: 5,
        retryBackoff: true,
        retryDelayMax: RETRY_MAX_SECONDS,
        retentionSeconds: 60 * 86_400,
        notify: true,
      };
      // Creating one that exists changes nothing, so its options are brought up to date as well.
      const policy = POLICY[name];
      await boss.createQueue(name, { ...options, ...(policy ? { policy } : {}) });
      await boss.updateQueue(name, options);
    }
  } finally {
    await boss.stop({ graceful: false });
  }
}
