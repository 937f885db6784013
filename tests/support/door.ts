import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

type Passing = { method: string; path: string };
export type Door = Awaited<ReturnType<typeof openDoor>>;

/**
 * Stands between the app and one outside service. It counts what passes, and can hold a call back: the caller's
 * connection breaks, and the call goes in only when the test lets it, like one that is long under way.
 */
export async function openDoor(target: string) {
  const passed: string[] = [];
  const held: (() => Promise<number>)[] = [];
  let isHeld: (call: Passing) => boolean = () => false;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = 'GET', url: path = '/', headers } = request;
      const { host: _host, connection: _connection, 'content-length': _length, ...kept } = headers;
      const forward = () =>
        fetch(new URL(path, target), {
          method,
          headers: kept as Record<string, string>,
          ...(chunks.length > 0 ? { body: Buffer.concat(chunks) } : {}),
        });
      if (isHeld({ method, path })) {
        held.push(async () => (await forward()).status);
        request.socket.destroy();
        return;
      }
      passed.push(`${method} ${path.split('?')[0]}`);
      forward().then(
        async (answer) => {
          const body = Buffer.from(await answer.arrayBuffer());
          const {
            'content-encoding': _encoding,
            'transfer-encoding': _transfer,
            ...rest
          } = Object.fromEntries(answer.headers);
          response.writeHead(answer.status, { ...rest, 'content-length': body.length }).end(body);
        },
        () => request.socket.destroy(),
      );
    });
  });
  // The caller lets go of a connection, never we: a call that has just set out on it would break.
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${new URL(target).pathname}`,
    /** `METHOD /path` of everything that went through, in order. */
    passed,
    hold(calls: (call: Passing) => boolean) {
      isHeld = calls;
    },
    /** Lets in what was held and holds nothing more. Answers the statuses the held calls got. */
    async release(): Promise<number[]> {
      isHeld = () => false;
      const statuses: number[] = [];
      for (const call of held.splice(0)) statuses.push(await call());
      return statuses;
    },
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
