import { Agent, type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http';
import { createSecureServer, type Http2ServerRequest, type Http2ServerResponse } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { constants, createBrotliCompress } from 'node:zlib';
import { generate } from 'selfsigned';

/**
 * What a host puts before the app, and so what a browser really talks to: TLS, HTTP/2, Brotli, and a cache of the
 * files that never change. Its certificate is its own, so the browser must be told not to mind.
 */
export async function openFront(appUrl: string): Promise<{ url: string; close: () => Promise<void> }> {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'localhost' }]);
  const agent = new Agent({ keepAlive: true });
  const pass = passTo(new URL(appUrl), agent);
  const server = createSecureServer({ key, cert });
  const sessions = new Set<{ destroy: () => void }>();
  server.on('session', (session) => {
    sessions.add(session);
    session.once('close', () => sessions.delete(session));
  });
  server.on('request', pass);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = async () => {
    for (const session of sessions) session.destroy();
    agent.destroy();
    await new Promise((resolve) => server.close(resolve));
  };
  return { url: `https://127.0.0.1:${(server.address() as AddressInfo).port}`, close };
}

type Kept = { headers: IncomingHttpHeaders; body: Buffer };

function passTo(app: URL, agent: Agent) {
  const kept = new Map<string, Kept>();
  return (asked: Http2ServerRequest, answer: Http2ServerResponse) => {
    const path = asked.url;
    const known = kept.get(path);
    if (known) {
      answer.writeHead(200, known.headers);
      answer.end(known.body);
      return;
    }
    const call = request(
      { host: app.hostname, port: app.port, path, method: asked.method, headers: askedHeaders(asked, app), agent },
      (told) => {
        const headers = answerHeaders(told);
        const body = isText(told) ? told.pipe(brotli(told)) : told;
        answer.writeHead(told.statusCode ?? 502, headers);
        const chunks: Buffer[] = [];
        body.on('data', (chunk: Buffer) => chunks.push(chunk));
        body.on('end', () => {
          if (path.startsWith('/_next/static/') && told.statusCode === 200)
            kept.set(path, { headers, body: Buffer.concat(chunks) });
        });
        body.pipe(answer);
      },
    );
    call.on('error', (error) => answer.destroy(error));
    answer.on('close', () => call.destroy());
    asked.pipe(call);
  };
}

/** The app was started under its own address and minds the origin of what is sent to it. */
function askedHeaders(asked: Http2ServerRequest, app: URL): IncomingHttpHeaders {
  const own = Object.entries(asked.headers).filter(([name]) => !name.startsWith(':'));
  const origin = asked.headers['origin'] === undefined ? {} : { origin: app.origin };
  return { ...Object.fromEntries(own), host: app.host, 'accept-encoding': 'identity', ...origin };
}

const OF_ONE_CONNECTION = ['connection', 'keep-alive', 'transfer-encoding'];

function answerHeaders(told: IncomingMessage): IncomingHttpHeaders {
  const pressed = isText(told);
  const left = pressed ? [...OF_ONE_CONNECTION, 'content-length'] : OF_ONE_CONNECTION;
  const headers = Object.entries(told.headers).filter(([name]) => !left.includes(name));
  return { ...Object.fromEntries(headers), ...(pressed ? { 'content-encoding': 'br' } : {}) };
}

/** Not the stream of live events, which must not wait in a compressor. */
function isText({ headers }: IncomingMessage): boolean {
  const type = headers['content-type'] ?? '';
  return /^(text\/(?!event-stream)|application\/(javascript|json)|image\/svg)/.test(type);
}

/** Files that never change are pressed once and well; pages are pressed as they are made. */
function brotli({ headers }: IncomingMessage) {
  const isFixed = headers['cache-control']?.includes('immutable') ?? false;
  return createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: isFixed ? 9 : 5 } });
}
