const TIMEOUT_MS = 15_000;

/**
 * The bytes behind an address that a service we call gave us: https and no redirects. `local` allows http to this
 * machine, for a sandbox.
 * Throws when there is no answer, no success, or more than `maxBytes`.
 */
export async function fetchPicture(
  address: string,
  { maxBytes, local }: { maxBytes: number; local: boolean },
): Promise<Uint8Array> {
  const { protocol, hostname } = new URL(address);
  const isHere = local && hostname === '127.0.0.1';
  if (protocol !== 'https:' && !isHere) throw new Error(`${address} is not fetched: no https`);
  const response = await fetch(address, { redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS) });
  if (!response.ok) throw new Error(`${address} was answered with ${response.status}`);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > maxBytes) throw new Error(`${address} has more than ${maxBytes} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
