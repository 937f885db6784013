import type { NextAuthOptions } from 'next-auth';
import { getLocale } from 'next-intl/server';
import { resolveActor } from '@/lib/auth/actor';
import { authOptions } from '@/lib/auth/options';
import { processServices, type Services } from '@/lib/compose/services';
import { emailSchema } from '@/lib/domain/core/email-input';
import { AppError } from '@/lib/domain/core/errors';
import type { Locale } from '@/lib/domain/core/locale';
import { noteSecurity } from '@/lib/engine/security-events';
import { claimOrders } from '@/lib/services/account/claim-orders';
import { requestSignIn } from '@/lib/services/account/sign-in-requests';
import { takeFromMailbox } from '../rate-limit';
import { passkeyRule } from './passkey-rule';

/** To read who is signed in; signs nobody in. */
export async function sessionOptions(): Promise<NextAuthOptions> {
  return optionsFor(await processServices(), { device: null, proved: null, browser: null, byPasskey: false });
}

/** Of one request: from which device and browser, and the address it has proved; `firstOwner`: by the code of a shop that has none. */
export type About = {
  device: string | null;
  proved: string | null;
  browser: string | null;
  byPasskey: boolean;
  firstOwner?: boolean;
};

export function optionsFor(
  services: Services,
  { device, proved, browser, byPasskey, firstOwner = false }: About,
): NextAuthOptions {
  return authOptions({
    ...{
      db: services.db,
      vault: services.vault,
      env: services.env,
      clock: services.clock,
      device,
      proved,
      byPasskey,
      firstOwner,
    },
    sendLink: async (email) => {
      if (browser === null) throw new Error('a link was asked for by no browser');
      await mailSignInLink(services, await getLocale(), { email, browser });
    },
    signedIn: async ({ id }) => {
      noteSecurity(services, {
        kind: 'signed_in',
        about: proved === null ? 'account' : byPasskey ? 'passkey' : 'mail',
      });
      await claimAtSignIn(services, id);
    },
  });
}

/** Throws AppError rate_limited, $ZodError for what is no address, which next-auth tells as a mail that was not sent. */
export async function mailSignInLink(
  services: Services,
  locale: Locale,
  link: { email: string; browser: string },
): Promise<void> {
  const email = emailSchema.parse(link.email);
  await takeFromMailbox(services, email);
  await requestSignIn({ ...services, actor: { kind: 'anonymous' }, locale }, { ...link, email });
}

/** Signing in must not fail for it: whoever misses an order finds the button on the page of their orders. */
async function claimAtSignIn(services: Services, userId: string): Promise<void> {
  try {
    const actor = await resolveActor(services, { userId, order: null, passkeys: await passkeyRule(services) });
    if (actor.kind === 'user') await claimOrders({ ...services, actor });
  } catch (error) {
    if (error instanceof AppError) return;
    services.log.error({ err: error, userId }, 'orders were not claimed at sign-in');
  }
}
