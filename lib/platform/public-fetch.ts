import { lookup } from 'node:dns';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** An address somebody typed in: it must not lead into our own network. */
export class UnsafeAddress extends Error {
  override readonly name = 'UnsafeAddress';
}

const PRIVATE = new BlockList();
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const) {
  PRIVATE.addSubnet(network, bits, 'ipv4');
}
/** Only the global unicast block is public, and in it neither documentation, tunnels, nor what wraps an IPv4 address. */
const GLOBAL_V6 = new BlockList();
GLOBAL_V6.addSubnet('2000::', 3, 'ipv6');
const PRIVATE_V6 = new BlockList();
for (const [network, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const) {
  PRIVATE_V6.addSubnet(network, bits, 'ipv6');
}

export function isPublicAddress(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !PRIVATE.check(address, 'ipv4');
    case 6:
      return GLOBAL_V6.check(address, 'ipv6') && !PRIVATE_V6.check(address, 'ipv6');
    default:
      return false;
  }
}

const MAX_ANSWER_BYTES = 64_000;

/**
 * POSTs JSON to an address a person configured: https, public addresses only (checked on the very address that is
 * connected to), no redirects, capped in time and size. `local` allows http and this machine, for a sandbox.
 * Answers the status. Throws UnsafeAddress, or an Error when no answer came.
 */
export function postPublic(
  target: string,
  body: unknown,
  options: { timeoutMs: number; local: boolean; headers?: Record<string, string> },
): Promise<number> {
  const url = new URL(target);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (url.protocol !== 'https:' && !(options.local && url.protocol === 'http:'))
    return Promise.reject(new UnsafeAddress('only https addresses are called'));
  if (url.username !== '' || url.password !== '')
    return Promise.reject(new UnsafeAddress('an address with a password in it is not called'));
  // Of a literal address no look-up is made, so it is checked here.
  if (isIP(host) !== 0 && !options.local && !isPublicAddress(host))
    return Promise.reject(new UnsafeAddress(`${host} is not a public address`));
  const text = JSON.stringify(body);
  const send = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const request = send(
      url,
      {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(text),
          ...options.headers,
        },
        signal: AbortSignal.timeout(options.timeoutMs),
        ...(options.local ? {} : { lookup: publicLookup }),
      },
      (response) => {
        let size = 0;
        response.on('data', (chunk: Buffer) => {
          size += chunk.length;
          if (size > MAX_ANSWER_BYTES) request.destroy(new Error('the answer is too long'));
        });
        response.on('end', () => resolve(response.statusCode ?? 0));
        response.on('error', reject);
      },
    );
    request.on('error', reject);
    request.end(text);
  });
}

/** Every address a name stands for must be public, or one of several could be chosen to get in. */
const publicLookup: LookupFunction = (hostname, options, done) => {
  lookup(hostname, { ...options, all: true }, (error, found) => {
    if (error) return done(error, '', 0);
    const [first] = found;
    if (!first || found.some(({ address }) => !isPublicAddress(address)))
      return done(new UnsafeAddress(`${hostname} is not a public address`), '', 0);
    if (options.all) return done(null, found);
    return done(null, first.address, first.family);
  });
};
