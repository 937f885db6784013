import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';

/**
 * The yardstick, in a process of its own: what a signed message costs at least, which is an HMAC and a committed row,
 * and what a GET costs that answers a text. Argument: the database.
 */
const SECRET = 'bare';
const ANSWER = JSON.stringify({ filler: 'x'.repeat(2_000) });
const pool = new pg.Pool({ connectionString: process.argv[2], max: 10 });
await pool.query('create table if not exists bare_messages (id text primary key, body text not null)');

async function store(body: string, signature: string): Promise<number> {
  const expected = createHmac('sha256', SECRET).update(body).digest();
  const given = Buffer.from(signature, 'hex');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return 401;
  const values = [JSON.parse(body).id, body];
  const text = 'insert into bare_messages values ($1, $2) on conflict do nothing';
  await pool.query({ name: 'store', text, values });
  return 200;
}

const server = createServer((request, response) => {
  if (request.method === 'GET') {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': ANSWER.length }).end(ANSWER);
    return;
  }
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    store(Buffer.concat(chunks).toString(), String(request.headers['x-signature'])).then(
      (status) => response.writeHead(status, { 'content-length': 2 }).end('{}'),
      () => response.writeHead(500).end(),
    );
  });
});
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
process.once('disconnect', () => process.exit(0));
