import { randomBytes } from 'node:crypto';
import { type AddressInfo, connect, createServer } from 'node:net';
import { sql } from 'drizzle-orm';
import { expect, it, vi } from 'vitest';
import { processServices } from '@/lib/compose/services';
import { openDatabase } from '../support/database';

it('a process that came up before its database works as soon as the database is there, and prints the code of a shop without an owner', async () => {
  const real = new URL(await openDatabase());
  const door = createServer((socket) => {
    const inside = connect(Number(real.port), real.hostname);
    for (const end of [socket, inside]) end.on('error', () => end.destroy());
    socket.pipe(inside).pipe(socket);
  });
  const open = (port: number) => new Promise<void>((resolve) => door.listen(port, '127.0.0.1', resolve));
  await open(0);
  const { port } = door.address() as AddressInfo;
  await new Promise((resolve) => door.close(resolve));
  Object.assign(process.env, {
    NODE_ENV: 'test',
    LOG_LEVEL: 'silent',
    WORKER: 'off',
    DATABASE_URL: Object.assign(new URL(real), { host: `127.0.0.1:${port}` }).href,
    NEXTAUTH_SECRET: 'x'.repeat(40),
    DATA_KEYS: `t:${randomBytes(32).toString('base64')}`,
    SMTP_URL: 'smtp://127.0.0.1:1',
    STRIPE_SECRET_KEY: 'sk_test_late',
    NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY: 'pk_test_late',
  });

  await expect(processServices()).rejects.toThrow();
  await open(port);
  const printed = vi.spyOn(console, 'log').mockReturnValue();
  const services = await processServices();
  expect(printed.mock.calls.flat()).toEqual([expect.stringContaining('/setup with the code ')]);
  expect(await services.db.execute(sql`select 1 as up`)).toEqual([{ up: 1 }]);
  await services.close();
  door.close();
});
