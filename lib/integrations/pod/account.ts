import { type Finding, look, ok, wrong } from '@/lib/domain/core/finding';

const DAY_MS = 86_400_000;
const SOON_DAYS = 30;

/** When a token ends, where it is one that says so (a JWT). */
export function expiryOf(check: string, token: string, now: number): Finding[] {
  const end = claimedEnd(token);
  if (end === null) return [];
  const days = Math.floor((end.getTime() - now) / DAY_MS);
  const until = `the key ends on ${end.toISOString().slice(0, 10)}`;
  if (days < 0) return [wrong(check, `${until}: it has ended`, 'make a new key there and put it into the environment')];
  return days < SOON_DAYS ? [look(check, until, 'make a new key there before that day')] : [ok(check, until)];
}

export function claimedEnd(token: string): Date | null {
  const [, payload] = token.split('.');
  const exp =
    payload === undefined ? null : /"exp":\s*([\d.]+)/.exec(Buffer.from(payload, 'base64url').toString())?.[1];
  return exp ? new Date(Number(exp) * 1000) : null;
}

/** What a key may do there, held against what we need. `write` contains `write/read`. */
export function scopesOf(check: string, held: readonly string[], needed: readonly string[]): Finding {
  const missing = needed.filter((scope) => !held.includes(scope) && !held.includes(scope.replace(/\/read$/, '')));
  if (missing.length === 0) return ok(check, `the key may do all we need: ${needed.join(', ')}`);
  return wrong(
    check,
    `the key lacks ${missing.join(', ')}`,
    `make a key with ${needed.join(', ')} there and put it into the environment`,
  );
}
