import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { isPublicAddress, postPublic, UnsafeAddress } from './public-fetch';

const stop: (() => void)[] = [];
afterEach(() => {
  for (const each of stop.splice(0)) each();
});

async function listener(status: number, headers: Record<string, string> = {}) {
  const seen: string[] = [];
  const server = createServer((request, response) => {
    request.on('data', (chunk: Buffer) => seen.push(chunk.toString()));
    request.on('end', () => response.writeHead(status, headers).end('ok'));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  stop.push(() => server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, seen };
}

describe('a call to an address somebody configured', () => {
  it('never counts an inner address as public', () => {
    const inner = [
      '127.0.0.1',
      '10.1.2.3',
      '172.31.0.1',
      '192.168.1.1',
      '169.254.169.254',
      '100.64.0.1',
      '0.0.0.0',
      '224.0.0.1',
      '255.255.255.255',
      '::1',
      '::',
      'fe80::1',
      'fd00::1',
      '::ffff:127.0.0.1',
      '::ffff:7f00:1',
      '64:ff9b::7f00:1',
      '2002:7f00:1::',
      'ff02::1',
      'localhost',
    ];
    expect(inner.filter(isPublicAddress)).toEqual([]);
    expect(['1.1.1.1', '8.8.8.8', '2606:4700:4700::1111'].every(isPublicAddress)).toBe(true);
  });

  it('is refused for plain http, inner addresses, names of inner addresses and passwords', async () => {
    const { url } = await listener(200);
    for (const target of [
      url,
      'https://127.0.0.1/x',
      'https://[::1]/x',
      'https://[::ffff:169.254.169.254]/x',
      'https://2130706433/x',
      'https://localhost/x',
      'https://a:b@example.com/x',
    ]) {
      await expect(postPublic(target, {}, { timeoutMs: 2_000, local: false }), target).rejects.toBeInstanceOf(
        UnsafeAddress,
      );
    }
  });

  it('reaches a local listener where that is allowed, and follows no redirect', async () => {
    const { url, seen } = await listener(302, { location: 'http://127.0.0.1:1/' });
    expect(await postPublic(url, { text: 'hi' }, { timeoutMs: 2_000, local: true })).toBe(302);
    expect(seen).toEqual(['{"text":"hi"}']);
  });
});
