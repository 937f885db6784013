import { type AddressInfo, connect, createServer } from 'node:net';

const NOTIFICATION = 'A'.charCodeAt(0);

/** A line to the database over which nobody hears notifications, as through a pooler in transaction mode. */
export async function openDeafLine(databaseUrl: string): Promise<{ url: string; close: () => void }> {
  const real = new URL(databaseUrl);
  const server = createServer((outside) => {
    const inside = connect(Number(real.port), real.hostname);
    outside.pipe(inside);
    let held = Buffer.alloc(0);
    inside.on('data', (bytes: Buffer) => {
      held = Buffer.concat([held, bytes]);
      // Every message: one byte that says what it is, then how long it is without that byte.
      while (held.length >= 5 && held.length > held.readUInt32BE(1)) {
        const message = held.subarray(0, 1 + held.readUInt32BE(1));
        held = held.subarray(message.length);
        if (message[0] !== NOTIFICATION) outside.write(message);
      }
    });
    for (const end of [outside, inside]) {
      end.on('error', () => undefined);
      end.on('close', () => {
        outside.destroy();
        inside.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: Object.assign(new URL(real), { host: `127.0.0.1:${port}` }).href, close: () => server.close() };
}
