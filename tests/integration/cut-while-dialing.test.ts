import { createServer, type Server } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { SafePool } from '@/db/pool';
import { DatabaseUnavailable } from '@/lib/domain/core/errors';

const message = (kind: string, body: Buffer) => {
  const head = Buffer.alloc(5);
  head.write(kind, 0, 'latin1');
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
};
const LET_IN = message('R', Buffer.alloc(4));
const READY = message('Z', Buffer.from('I'));
const ENDED = message('E', Buffer.from('SFATAL\0VFATAL\0C57P01\0Mterminating connection\0\0'));

let server: Server;
beforeAll(async () => {
  server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => socket.end(Buffer.concat([LET_IN, READY, ENDED])));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => server.close());

it('a connection that is cut in the breath that lets us in is an unavailable database, and ends no process', async () => {
  const { port } = server.address() as { port: number };
  const pool = new SafePool(`postgres://postgres@127.0.0.1:${port}/shop`, {
    ...{ max: 2, name: 'cut', prepare: true, statementMs: 1_000 },
    isAnswering: async () => true,
  });
  await expect(pool.connect()).rejects.toBeInstanceOf(DatabaseUnavailable);
  await pool.end();
});
