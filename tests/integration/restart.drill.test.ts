import { createHmac, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type Stack, startStack } from '../../scripts/stack';

vi.setConfig({ testTimeout: 600_000 });

let stack: Stack;
let sql: postgres.Sql;
beforeAll(async () => {
  stack = await startStack();
  sql = postgres(stack.databaseUrl, { max: 2 });
}, 600_000);
afterAll(async () => {
  await sql?.end();
  await stack.stop();
});

// As a proxy does: connections are kept and used again at any moment.
const agent = new Agent({ keepAlive: true, maxSockets: 8 });

/** The status, or null where nobody listened, so that nothing was sent. Throws when a request was lost. */
function send(path: string, body?: string, headers: Record<string, string> = {}): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const method = body === undefined ? 'GET' : 'POST';
    const call = request(stack.appUrl + path, { method, headers, agent }, (answer) => {
      answer.resume().once('end', () => resolve(answer.statusCode ?? 0));
    });
    call.once('error', (error: NodeJS.ErrnoException) =>
      // A new connection that nobody took any more: nothing of it was read.
      /^ECONN(REFUSED|RESET)$/.test(error.code ?? '') && !call.reusedSocket ? resolve(null) : reject(error),
    );
    call.end(body);
  });
}

function message(id: string, type = 'customer.created'): Promise<number | null> {
  const created = Math.floor(Date.now() / 1000);
  const data = { object: { id: `pi_${id}`, object: 'payment_intent' } };
  const body = JSON.stringify({
    id,
    object: 'event',
    type,
    created,
    livemode: false,
    data,
  });
  const hmac = createHmac('sha256', stack.env['STRIPE_WEBHOOK_SECRET'] ?? '').update(`${created}.${body}`);
  return send('/api/webhooks/stripe', body, { 'stripe-signature': `t=${created},v1=${hmac.digest('hex')}` });
}

/** Sends messages and asks for pages while `happens`. Answers the ids of what was accepted, and how often nobody was there. */
async function traffic(
  happens: () => Promise<void>,
): Promise<{ accepted: string[]; refused: number; statuses: Set<number> }> {
  const [accepted, statuses] = [[] as string[], new Set<number>()];
  let [isOver, refused] = [false, 0];
  const told = (status: number | null) => {
    if (status === null) refused += 1;
    else statuses.add(status);
  };
  const senders = Array.from({ length: 6 }, async (_, lane) => {
    while (!isOver) {
      const id = `evt_${randomUUID()}`;
      const status = lane === 0 ? await send('/sign-in') : await message(id);
      told(status);
      if (lane !== 0 && status === 200) accepted.push(id);
      if (status === null) await sleep(20);
    }
  });
  try {
    await Promise.race([happens(), Promise.all(senders)]);
  } finally {
    isOver = true;
  }
  await Promise.all(senders);
  return { accepted, refused, statuses };
}

const stored = async (ids: string[]) =>
  (await sql`select count(*)::int as n from webhook_events where dedupe_key in ${sql(ids)}`)[0]?.['n'];

/** The processes that the app runs, by the file they run. */
function processes(name: 'web' | 'worker'): number[] {
  return readdirSync('/proc')
    .filter((pid) => /^\d+$/.test(pid))
    .map(Number)
    .filter((pid) => {
      try {
        const parent = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[1];
        return (
          parent === String(stack.app.pid) && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(`/${name}.mjs`)
        );
      } catch {
        // It ended while we looked.
        return false;
      }
    });
}

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (const deadline = Date.now() + 300_000; !(await isSo()); await sleep(100))
    if (Date.now() > deadline) throw new Error('it did not come to that');
}

it('a rolling restart refuses nobody and loses neither a request nor a message', async () => {
  const before = [...processes('web'), ...processes('worker')];
  const { accepted, refused, statuses } = await traffic(async () => {
    await sleep(500);
    stack.app.kill('SIGHUP');
    await until(() => {
      const now = [...processes('web'), ...processes('worker')];
      return now.length === 2 && now.every((pid) => !before.includes(pid));
    });
    await sleep(500);
  });
  expect([refused, [...statuses]]).toEqual([0, [200]]);
  expect(accepted.length).toBeGreaterThan(20);
  expect(await stored(accepted)).toBe(accepted.length);
});

it('a web process and a worker that die are there again, and the work goes on', async () => {
  for (const name of ['web', 'worker'] as const) {
    const [pid] = processes(name);
    if (pid === undefined) throw new Error(`there is no ${name}`);
    process.kill(pid, 'SIGKILL');
    await until(() => processes(name).some((now) => now !== pid));
  }
  const id = `evt_${randomUUID()}`;
  await until(async () => (await message(id, 'payment_intent.canceled').catch(() => null)) === 200);
  await until(async () => {
    const [row] = await sql`select attempts from webhook_events where dedupe_key = ${id}`;
    return Number(row?.['attempts']) > 0;
  });
});

it('the end loses neither a request that is open nor a message that was accepted', async () => {
  const { accepted, statuses } = await traffic(async () => {
    await sleep(500);
    stack.app.kill('SIGTERM');
    await until(() => stack.app.exitCode !== null);
  });
  expect([...statuses]).toEqual([200]);
  expect(stack.app.exitCode).toBe(0);
  expect(await stored(accepted)).toBe(accepted.length);
});
