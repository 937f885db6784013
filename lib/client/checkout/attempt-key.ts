const FNV_PRIME = 0x100000001b3n;
const FNV_OFFSET = 0xcbf29ce484222325n;

/**
 * The Idempotency-Key of a checkout: the same `seed` (one per checkout) and the same body give the same key, so a
 * double click, a refresh or the back button end in the same order; a changed body gets a key of its own.
 * The hash is no secret and no proof: should two bodies ever meet in one key, the server refuses the second.
 */
export function attemptKey(seed: string, body: unknown): string {
  let hash = FNV_OFFSET;
  for (const byte of new TextEncoder().encode(canonical(body))) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * FNV_PRIME);
  }
  return `${seed}.${hash.toString(16).padStart(16, '0')}`;
}

/** JSON with sorted keys: the order in which a form was filled in does not matter. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
