import { SIGN_IN_MS } from '@/lib/domain/core/sign-in';
import type { Env } from '@/lib/platform/env';

/** By what a browser that asked for a link is known again, for as long as the link lasts. */
export function signInCookie({ APP_URL }: Pick<Env, 'APP_URL'>): { name: string; set: (value: string) => string } {
  const secure = APP_URL.startsWith('https:');
  const name = `${secure ? '__Host-' : ''}fbz_sign_in`;
  return {
    name,
    set: (value) =>
      `${name}=${value}; Path=/; Max-Age=${SIGN_IN_MS / 1000}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`,
  };
}
