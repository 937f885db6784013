import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { connect, type DbConnection } from '@/db/client';
import { Listener } from '@/db/listener';
import { DatabaseUnavailable } from '@/lib/domain/core/errors';
import { openDatabase } from '../support/database';
import { type Line, openLine } from '../support/line';

const POOL = 3;
let url: string;
let line: Line;
let connection: DbConnection;

beforeAll(async () => {
  url = await openDatabase();
  line = await openLine(url);
  connection = connect(line.url, { max: POOL });
});

beforeEach(async () => {
  line.set('through');
  await expect.poll(() => answer(), { timeout: 10_000 }).toBe('answered');
});

afterAll(async () => {
  line.set('through');
  await connection.close();
  line.close();
});

const answer = () =>
  connection.db.execute(sql`select 1`).then(
    () => 'answered',
    (error: unknown) => DatabaseUnavailable.in(error)?.kind ?? String(error),
  );

/** Milliseconds until `run` has ended. */
async function timed<T>(run: () => Promise<T>): Promise<{ value: T; ms: number }> {
  const from = performance.now();
  return { value: await run(), ms: performance.now() - from };
}

describe('a database that takes what it is sent and answers nothing', () => {
  it('costs those under way seconds, and so those who come', async () => {
    line.set('silent');
    const under = await timed(() => Promise.all(Array.from({ length: POOL }, answer)));
    expect(under.value).toEqual(Array(POOL).fill('gone'));
    expect(under.ms).toBeLessThan(12_000);
    const later = await timed(answer);
    expect(later.value).toBe('gone');
    expect(later.ms).toBeLessThan(10_000);
  }, 30_000);

  it('is told within two seconds to who asks whether it is there', async () => {
    expect(await connection.pulse.beat()).toMatchObject({ aheadMs: expect.any(Number) });
    line.set('silent');
    await expect.poll(() => connection.pulse.beat(), { timeout: 4_000 }).toBe(null);
    const asked = await timed(() => connection.pulse.beat());
    expect(asked.value).toBe(null);
    expect(asked.ms).toBeLessThan(2_000);
  }, 20_000);
});

it('a database that hangs up on everybody is dialed a few times a second, however many ask', async () => {
  line.set('closing');
  const before = line.dials();
  const untilMs = performance.now() + 3_000;
  await Promise.all(
    Array.from({ length: 50 }, async () => {
      while (performance.now() < untilMs) expect(await answer()).not.toBe('answered');
    }),
  );
  const perSecond = (line.dials() - before) / 3;
  expect(perSecond).toBeLessThan(15);
}, 20_000);

it('who finds no free connection is told so in seconds', async () => {
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const holders = Array.from({ length: POOL }, () =>
    connection.db.transaction(async (tx) => {
      await tx.execute(sql`select 1`);
      await held;
    }),
  );
  const asked = await timed(answer);
  release();
  await Promise.all(holders);
  expect(asked.value).toBe('slow');
  expect(asked.ms).toBeLessThan(8_000);
}, 20_000);

it('a row that somebody else holds is waited for seconds, and the refusal has a name', async () => {
  const other = connect(url, { max: 1 });
  await connection.db.execute(sql`create table rows (id int primary key)`);
  await connection.db.execute(sql`insert into rows values (1)`);
  await other.db.transaction(async (tx) => {
    await tx.execute(sql`select 1 from rows for update`);
    const asked = await timed(() =>
      connection.db.execute(sql`update rows set id = 2`).then(
        () => null,
        (error: unknown) => DatabaseUnavailable.in(error)?.kind,
      ),
    );
    expect(asked.value).toBe('locked');
    expect(asked.ms).toBeLessThan(8_000);
  });
  await other.close();
}, 20_000);

it('a commit that the database made a rollback is an error', async () => {
  await expect(
    connection.db.transaction(async (tx) => {
      await tx.execute(sql`select 1 / 0`).catch(() => undefined);
    }),
  ).rejects.toThrow();
});

describe('who listens', () => {
  const heard: string[] = [];
  let hearing = 0;
  let listener: Listener;
  const say = (what: string) => connection.db.execute(sql`select pg_notify('news', ${what})`);
  const isHeard = async (what: string) => {
    await say(what);
    return heard.includes(what);
  };

  beforeAll(async () => {
    listener = new Listener(line.url, 500);
    await listener.listen(
      'news',
      (news) => heard.push(news),
      () => {
        hearing += 1;
      },
    );
  });
  afterAll(() => listener.close());

  it.each(['closing', 'silent'] as const)(
    'hears again, and is told so, after its connection was %s',
    async (mode) => {
      await expect.poll(() => isHeard(`before ${mode}`)).toBe(true);
      const before = hearing;
      line.set(mode);
      // Long enough for the listener to notice, whatever it is.
      await expect.poll(() => answer(), { timeout: 15_000 }).not.toBe('answered');
      line.set('through');
      await expect.poll(() => hearing, { timeout: 15_000 }).toBeGreaterThan(before);
      await expect.poll(() => isHeard(`after ${mode}`), { timeout: 15_000 }).toBe(true);
    },
    60_000,
  );
});
