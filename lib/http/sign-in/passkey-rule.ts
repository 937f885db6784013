import type { Ctx } from '@/lib/engine/ctx';
import { passkeyPlace } from '@/lib/platform/passkeys';

/** Where there can be no passkey nobody must have one; who has one, of whatever address the shop had, is asked for it. */
export async function passkeyRule({ env, clock, settings }: Pick<Ctx, 'env' | 'clock' | 'settings'>) {
  const { passkeys } = await settings.shop();
  return { required: passkeys === 'required' && passkeyPlace(env.APP_URL) !== null, now: clock.now() };
}
