import { type AddressInfo, createServer, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ProviderError } from '@/lib/domain/core/errors';
import { createMailer } from './mailer';

const sockets = new Set<Socket>();
/** Greets, says hello, and then nothing more. */
const silent = createServer((socket) => {
  sockets.add(socket);
  socket.write('220 silent\r\n');
  socket.on('data', (bytes) => {
    if (/^EHLO/i.test(bytes.toString())) socket.write('250 silent\r\n');
  });
});
beforeAll(() => new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve)));
afterAll(() => {
  for (const socket of sockets) socket.destroy();
  silent.close();
});

it.each(['', '?pool=true'])('a mail server that falls silent is an outage in no time (URL%s)', async (how) => {
  const url = `smtp://127.0.0.1:${(silent.address() as AddressInfo).port}${how}`;
  const mailer = createMailer({ url, from: 'Shop <shop@example.com>', silenceMs: 300 });
  const failure = mailer.send({ to: 'ada@example.com', subject: 'Hello', html: '', text: '', key: 'one' });
  await expect(failure).rejects.toBeInstanceOf(ProviderError);
  await expect(failure).rejects.toMatchObject({ kind: 'unavailable' });
  mailer.close();
});
