import type { DbConnection } from '@/db/client';
import { hearsItself, migrationGaps, queueFault, schemaGaps, whyUnreachable } from '@/db/inspect';
import { type Finding, ok, wrong } from '@/lib/domain/core/finding';
import { isWrong } from '@/lib/platform/clock';

const MIGRATE = 'run npm run db:migrate';

/** By PostgreSQL's and the system's codes. */
const ADVICE: Record<string, string> = {
  ECONNREFUSED: 'start PostgreSQL, or set host and port in DATABASE_URL right',
  ENOTFOUND: 'set the host in DATABASE_URL right',
  ETIMEDOUT: 'open the way to the database: firewall, private network, allowed addresses',
  '28P01': 'set user and password in DATABASE_URL right',
  '28000': 'let this user in from here (pg_hba.conf), or add ?sslmode=require',
  '3D000': 'make the database, or name the right one in DATABASE_URL',
  '53300': 'raise max_connections, or lower DATABASE_POOL',
};

/** Whether there is a database to work with. False when the rest cannot be looked at. */
export async function checkDatabase(
  url: string,
  connection: DbConnection,
): Promise<{ findings: Finding[]; usable: boolean }> {
  const why = await whyUnreachable(url);
  if (why) {
    const todo = ADVICE[why.code] ?? 'set DATABASE_URL right, and see that PostgreSQL runs';
    return {
      findings: [wrong('database', `the database cannot be reached: ${why.message} (${why.code})`, todo)],
      usable: false,
    };
  }
  const schema = await checkSchema(connection);
  const usable = schema.every(({ verdict }) => verdict === 'ok');
  const queue = await queueFault(url);
  const findings = [
    ok('database', 'the database answers'),
    ...schema,
    queue === null ? ok('database.queue', 'the job queue is in place') : wrong('database.queue', queue, MIGRATE),
    (await hearsItself(url))
      ? ok('database.session', 'connections are sessions of their own')
      : wrong(
          'database.session',
          'what is notified is not heard: a pooler shares the connections between transactions',
          'set DATABASE_URL to the database itself or to a pooler in session mode',
        ),
    ...(await checkClock(connection)),
  ];
  return { findings, usable: usable && queue === null };
}

async function checkSchema({ db }: DbConnection): Promise<Finding[]> {
  const { missing, unknown } = await migrationGaps(db);
  if (missing.length > 0) return [wrong('database.migrations', `not applied: ${missing.join(', ')}`, MIGRATE)];
  const gaps = await schemaGaps(db);
  const newer = unknown > 0 ? `, and ${unknown} of a newer release` : '';
  return [
    ok('database.migrations', `all migrations are applied${newer}`),
    gaps.length === 0
      ? ok('database.schema', 'every table, column, index and rule is there')
      : wrong(
          'database.schema',
          `missing although its migration was applied: ${gaps.join(', ')}`,
          'somebody changed the database by hand: put it back, or restore a backup (docs/going-live.md)',
        ),
  ];
}

async function checkClock({ pulse }: DbConnection): Promise<Finding[]> {
  const beat = await pulse.beat();
  if (!beat) return [];
  const found = `this machine's clock is ${Math.round(Math.abs(beat.aheadMs) / 1000)} s off the database's`;
  return [
    isWrong(beat.aheadMs)
      ? wrong('clock', found, 'let NTP set both clocks (systemd-timesyncd, chrony)')
      : ok('clock', found),
  ];
}
