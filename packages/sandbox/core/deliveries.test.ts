import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Outgoing } from './deliveries';
import { createWorld, type World } from './world';

const MINUTE_MS = 60_000;
let world: World;
let server: Server;
let received: { body: string; signature: string | undefined }[];
let answers: number[];

beforeEach(async () => {
  world = createWorld({ origin: () => 'http://127.0.0.1' });
  received = [];
  answers = [];
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    received.push({
      body: Buffer.concat(chunks).toString(),
      signature: request.headers['x-signature']?.toString(),
    });
    const status = answers.shift() ?? 200;
    // 0 stands for a connection that breaks before any answer.
    if (status === 0) request.socket.destroy();
    else response.writeHead(status).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(async () => {
  world.clock.stop();
  world.deliveries.reset();
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
});

function send(name: string, more: Partial<Outgoing> = {}): void {
  world.deliveries.send({
    service: 'printful',
    type: 'order_updated',
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    retryDelaysMs: [MINUTE_MS, 4 * MINUTE_MS],
    request: (attempt) => ({ headers: { 'x-signature': 'genuine' }, body: `${name}#${attempt}` }),
    forged: () => ({ headers: { 'x-signature': 'made up' }, body: `${name} changed` }),
    unsigned: () => ({ headers: {}, body: `${name}#0` }),
    ...more,
  });
}
const faults = (rates: Record<string, number>) => world.faults.set({ webhooks: { printful: rates } });
const bodies = () => received.map(({ body }) => body);
const log = () => world.deliveries.log.map(({ kind, state }) => `${kind} ${state}`);

describe('a delivery', () => {
  it('is sent once when it is taken', async () => {
    send('a');
    await world.deliveries.settled();
    world.clock.advance(60 * MINUTE_MS);
    await world.deliveries.settled();
    expect(bodies()).toEqual(['a#0']);
    expect(log()).toEqual(['genuine delivered']);
  });

  it.each([500, 404, 302, 0])(
    'is tried again after an answer of %i, signed anew, when its time has come',
    async (status) => {
      answers = [status];
      const attempts: [number, number][] = [];
      send('a', { onAttempt: (attempt, got) => void attempts.push([attempt, got]) });
      await world.deliveries.settled();
      expect(log()).toEqual(['genuine retrying']);
      world.clock.advance(MINUTE_MS - 1_000);
      await world.deliveries.settled();
      expect(bodies()).toEqual(['a#0']);
      world.clock.advance(2_000);
      await world.deliveries.settled();
      expect(bodies()).toEqual(['a#0', 'a#1']);
      expect(log()).toEqual(['genuine delivered']);
      expect(attempts).toEqual([
        [0, status],
        [1, 200],
      ]);
    },
  );

  it('is lost after its last retry, and says so', async () => {
    answers = [500, 500, 500];
    const onGivenUp = vi.fn();
    send('a', { onGivenUp });
    for (const waitMs of [0, MINUTE_MS, 4 * MINUTE_MS, 60 * MINUTE_MS]) {
      world.clock.advance(waitMs);
      await world.deliveries.settled();
    }
    expect(bodies()).toEqual(['a#0', 'a#1', 'a#2']);
    expect(log()).toEqual(['genuine lost']);
    expect(onGivenUp).toHaveBeenCalledOnce();
  });

  it('is not tried again after a reset', async () => {
    answers = [500];
    send('a');
    await world.deliveries.settled();
    world.deliveries.reset();
    world.clock.advance(60 * MINUTE_MS);
    await world.deliveries.settled();
    expect(bodies()).toEqual(['a#0']);
    expect(world.deliveries.log).toEqual([]);
  });
});

describe('the fault plan', () => {
  it('drops', async () => {
    faults({ drop: 1 });
    send('a');
    await world.deliveries.settled();
    expect(bodies()).toEqual([]);
    expect(log()).toEqual(['genuine dropped']);
  });

  it('duplicates, byte for byte', async () => {
    faults({ duplicate: 1 });
    send('a');
    await world.deliveries.settled();
    expect(bodies()).toEqual(['a#0', 'a#0']);
    expect(log().sort()).toEqual(['duplicate delivered', 'genuine delivered']);
  });

  it('delays by sandbox time', async () => {
    faults({ delay: 1, delayMs: 10 * MINUTE_MS });
    send('a');
    await world.deliveries.settled();
    expect(bodies()).toEqual([]);
    world.clock.advance(11 * MINUTE_MS);
    await world.deliveries.settled();
    expect(bodies()).toEqual(['a#0']);
  });

  it('reorders: a held event goes out after the next one', async () => {
    faults({ reorder: 1 });
    send('first');
    await world.deliveries.settled();
    expect(bodies()).toEqual([]);
    faults({});
    send('second');
    await world.deliveries.settled();
    expect(world.deliveries.log.map(({ body }) => body)).toEqual(['second#0', 'first#0']);
    expect(bodies().sort()).toEqual(['first#0', 'second#0']);
  });

  it('lets a held event go after a minute when none follows', async () => {
    faults({ reorder: 1 });
    send('alone');
    world.clock.advance(MINUTE_MS + 1_000);
    await world.deliveries.settled();
    expect(bodies()).toEqual(['alone#0']);
  });

  it('forges and leaves unsigned only extra copies, which are never tried again', async () => {
    faults({ forge: 1, unsigned: 1 });
    answers = [400, 400, 400];
    send('a');
    await world.deliveries.settled();
    world.clock.advance(60 * MINUTE_MS);
    await world.deliveries.settled();
    expect(received.map(({ body, signature }) => `${body} ${signature ?? 'unsigned'}`).sort()).toEqual([
      'a changed made up',
      'a#0 genuine',
      'a#0 unsigned',
      'a#1 genuine',
    ]);
  });
});
