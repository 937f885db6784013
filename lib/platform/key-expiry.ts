import type { Env } from './env';

/** When a provider's key ends: as its own claim says (RFC 7519), else as the environment does. Null where nobody says. */
export function keyExpiries(env: Env): { service: string; endsAt: Date | null }[] {
  return [
    { service: 'printful', key: env.PRINTFUL_API_KEY, day: env.PRINTFUL_KEY_EXPIRES },
    { service: 'printify', key: env.PRINTIFY_API_KEY, day: env.PRINTIFY_KEY_EXPIRES },
  ].flatMap(({ service, key, day }) =>
    key ? [{ service, endsAt: claimedEnd(key) ?? (day ? new Date(day) : null) }] : [],
  );
}

function claimedEnd(key: string): Date | null {
  const [, claims, signature] = key.split('.');
  if (!claims || !signature) return null;
  try {
    const { exp }: { exp?: unknown } = JSON.parse(Buffer.from(claims, 'base64url').toString());
    return typeof exp === 'number' ? new Date(exp * 1000) : null;
  } catch {
    return null;
  }
}
