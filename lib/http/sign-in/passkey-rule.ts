import type { Ctx } from '@/lib/engine/ctx';
import { passkeyPlace } from '@/lib/platform/passkeys';

/** Where there can be no passkey none is asked for, or nobody could ever sign in. */
export async function passkeyRule({ env, clock, settings }: Pick<Ctx, 'env' | 'clock' | 'settings'>) {
  const { passkeys } = await settings.shop();
  return { required: passkeys === 'required' && passkeyPlace(env.APP_URL) !== null, now: clock.now() };
}
