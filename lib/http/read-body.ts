import { AppError } from '@/lib/domain/core/errors';

/** A request as far as its body goes: of Node's kind or of the web's. */
export type Sent = { headers: Headers; body: AsyncIterable<Uint8Array> | null };

/** Stops reading at the cap, whatever the length header said. Throws AppError too_large. */
export async function readCapped(sent: Sent, maxBytes: number): Promise<Buffer<ArrayBuffer>> {
  if (Number(sent.headers.get('content-length') ?? 0) > maxBytes) throw tooLarge(maxBytes);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of sent.body ?? []) {
    size += chunk.byteLength;
    if (size > maxBytes) throw tooLarge(maxBytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function tooLarge(maxBytes: number): AppError {
  return new AppError('too_large', `At most ${Math.floor(maxBytes / 1000)} kB are accepted.`);
}
