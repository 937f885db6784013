import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { Server as NetServer } from 'node:net';
import next from 'next';
import { processServices } from '@/lib/compose/services';
import { BASE_HEADERS } from '@/lib/http/base-headers';
import { addressOf, answerMessage } from '@/lib/http/webhook/answer-message';
import { log } from '@/lib/platform/log';
import { endUnusable, requireEnv } from './unusable';

/** Longer than any proxy keeps an idle connection: the one who sends must be the one to let go of it. */
const KEEP_ALIVE_MS = 75_000;
const HEADERS_WITHIN_MS = 15_000;
/** Own designs are large and phones are slow. */
const REQUEST_WITHIN_MS = 180_000;
/** So long an idle connection still serves the request that was on its way when we were told to end. */
const LAST_CALL_MS = 2_000;
/** Then open requests are given up. */
const END_WITHIN_MS = 20_000;

requireEnv();
const port = Number(process.env['PORT'] ?? 3000);
const hostname = process.env['HOST'];
// As Next's own standalone server does: to read next.config.ts anew would compile it at every start.
process.env['__NEXT_PRIVATE_STANDALONE_CONFIG'] = JSON.stringify(
  JSON.parse(readFileSync('.next/required-server-files.json', 'utf8')).config,
);
const app = next({ dev: false, port, ...(hostname ? { hostname } : {}) });
const pages = app.prepare().then(() => app.getRequestHandler());
// The pools are dialed while Next still starts. Where there is no database yet, whoever comes tries again.
const services = processServices().catch((error: unknown) =>
  log().warn({ err: error }, 'what this process needs is not there yet'),
);
let isEnding = false;

const server = createServer((request, response) => {
  if (isEnding) response.shouldKeepAlive = false;
  // Also where Next answers by itself, as to an address that it cannot read.
  for (const [name, value] of Object.entries(BASE_HEADERS)) response.setHeader(name, value);
  const address = addressOf(request);
  const answered = address
    ? answerMessage(address, request, response)
    : pages.then((handle) => handle(request, response));
  answered.catch((error: unknown) => {
    log().error({ err: error, path: request.url }, 'a request failed');
    response.destroy();
  });
});
server.keepAliveTimeout = KEEP_ALIVE_MS;
server.headersTimeout = HEADERS_WITHIN_MS;
server.requestTimeout = REQUEST_WITHIN_MS;
server.once('error', endUnusable);
server.listen(port, hostname);
await Promise.all([pages, services]);
process.send?.('ready');

/** Every request that reached us is answered. New ones go to whoever listens beside us. */
function end(): void {
  if (isEnding) return;
  isEnding = true;
  server.once('close', () => process.exit(0));
  // An HTTP server that is closed cuts its idle connections off, in the moment in which they may be used again.
  NetServer.prototype.close.call(server);
  setTimeout(() => setInterval(() => server.closeIdleConnections(), 100), LAST_CALL_MS);
  setTimeout(() => process.exit(1), END_WITHIN_MS);
}

process.on('SIGTERM', end);
process.on('SIGINT', () => undefined);
