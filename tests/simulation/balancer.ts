import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Balancer = { url: string; stop: () => Promise<void> };

/**
 * One address before many replicas, each request to the next of them. None alive, or one that dies over the request:
 * 502, and the sender must try again. The last byte of the address it reports changes, as senders use many.
 */
export async function startBalancer(ports: () => number[]): Promise<Balancer> {
  let turn = 0;
  const server = createServer((incoming, answer) => {
    const alive = ports();
    turn += 1;
    const port = alive[turn % Math.max(1, alive.length)];
    const refuse = () => {
      if (!answer.headersSent) answer.writeHead(502);
      answer.end();
    };
    if (port === undefined) {
      incoming.resume();
      refuse();
      return;
    }
    const outgoing = request(
      {
        host: '127.0.0.1',
        port,
        method: incoming.method,
        path: incoming.url,
        headers: { ...incoming.headers, 'x-forwarded-for': `10.0.0.${turn % 100}` },
        agent: false,
      },
      (reply) => {
        answer.writeHead(reply.statusCode ?? 502, reply.headers);
        reply.pipe(answer);
        reply.on('error', refuse);
      },
    );
    outgoing.on('error', refuse);
    incoming.on('error', () => outgoing.destroy());
    incoming.pipe(outgoing);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
