import type { PasskeyAsk } from '@/lib/domain/core/sign-in';
import { requireProof } from '@/lib/domain/order/policy';
import type { Ctx } from '@/lib/engine/ctx';
import { optionsToAdd, optionsToProve } from '@/lib/platform/passkeys';
import { browserHolder, keepChallenge, passkeyHolder, passkeysOf, placeOf } from './passkey-holder';

/**
 * What the browser is to ask a passkey: a new one, or one of theirs. Once there is one, another takes a fresh proof. As
 * JSON, which the browser's part of the library reads. Throws AppError forbidden, conflict.
 */
export async function passkeyOptions(ctx: Ctx, input: { for: PasskeyAsk }): Promise<{ options: string }> {
  const { userId, email, holder } = passkeyHolder(ctx);
  const place = placeOf(ctx);
  const known = await passkeysOf(ctx, userId);
  if (input.for === 'add' && known.length > 0) requireProof(ctx.actor, true);
  const { name: shopName } = await ctx.settings.shop();
  const options =
    input.for === 'add'
      ? await optionsToAdd(place, { shopName, userId, email, known })
      : await optionsToProve(place, known);
  await keepChallenge(ctx, holder, options.challenge);
  return { options: JSON.stringify(options) };
}

/** The same for whoever is not signed in yet: any passkey of ours will do. Throws AppError conflict. */
export async function signInOptions(ctx: Ctx, browser: string): Promise<{ options: string }> {
  const options = await optionsToProve(placeOf(ctx), []);
  await keepChallenge(ctx, browserHolder(browser), options.challenge);
  return { options: JSON.stringify(options) };
}
