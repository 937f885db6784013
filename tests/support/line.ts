import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** `silent`: takes what it is sent and answers nothing. `closing`: hangs up on whoever comes. */
type Mode = 'through' | 'silent' | 'closing';

export type Line = { url: string; dials: () => number; set: (mode: Mode) => void; close: () => void };

/** A line to the database that can fall silent or hang up, on those who are on it as on those who come. */
export async function openLine(databaseUrl: string): Promise<Line> {
  const real = new URL(databaseUrl);
  let mode: Mode = 'through';
  let dials = 0;
  const ends = new Set<Socket>();
  const server = createServer((outside) => {
    dials += 1;
    if (mode === 'closing') return void outside.destroy();
    const inside = connect(Number(real.port), real.hostname);
    for (const [end, other] of [
      [outside, inside],
      [inside, outside],
    ] as const) {
      ends.add(end);
      end.on('error', () => end.destroy());
      end.on('close', () => {
        ends.delete(end);
        if (mode !== 'silent') other.destroy();
      });
      end.on('data', (bytes: Buffer) => {
        if (mode === 'through') other.write(bytes);
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const hangUp = () => {
    for (const end of ends) end.destroy();
  };
  return {
    url: Object.assign(new URL(real), { host: `127.0.0.1:${(server.address() as AddressInfo).port}` }).href,
    dials: () => dials,
    set(next) {
      mode = next;
      if (mode === 'closing') hangUp();
    },
    close() {
      hangUp();
      server.close();
    },
  };
}
