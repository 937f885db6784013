import { randomUUID } from 'node:crypto';
import type { NextAuthOptions } from 'next-auth';
import { getLocale } from 'next-intl/server';
import { resolveActor } from '@/lib/auth/actor';
import { authOptions } from '@/lib/auth/options';
import { processServices, type Services } from '@/lib/compose/services';
import { AppError } from '@/lib/domain/core/errors';
import type { Locale } from '@/lib/domain/core/locale';
import { once } from '@/lib/platform/once';
import { claimOrders } from '@/lib/services/account/claim-orders';
import { sendSignInLink } from '@/lib/services/mail/send-sign-in-link';
import { problemResponse } from './problem';
import { callerOf, takeFrom } from './rate-limit';

/** Made on first use, since it needs the database. */
export const nextAuthOptions = once(async (): Promise<NextAuthOptions> => {
  const services = await processServices();
  return authOptions(
    services.db,
    services.env,
    async (link) => mailSignInLink(services, await getLocale(), link),
    ({ id }) => claimAtSignIn(services, id),
  );
});

/** Whoever asks for a link may name any address. Answers the refusal of those who ask too often, null to the others. */
export async function refuseTooManyLinks(request: Request, path: readonly string[]): Promise<Response | null> {
  if (request.method !== 'POST' || path[0] !== 'signin') return null;
  try {
    await takeFrom(await processServices(), 'sign_in', callerOf(request.headers));
    return null;
  } catch (error) {
    return problemResponse(error, randomUUID());
  }
}

/** Throws AppError rate_limited, which next-auth tells as a mail that was not sent. */
export async function mailSignInLink(
  services: Services,
  locale: Locale,
  link: { to: string; url: string },
): Promise<void> {
  await takeFrom(services, 'sign_in_mail', services.vault.emailIndex(link.to));
  await sendSignInLink({ ...services, actor: { kind: 'anonymous' }, locale }, link);
}

/** Signing in must not fail for it: whoever misses an order finds the button on the page of their orders. */
async function claimAtSignIn(services: Services, userId: string): Promise<void> {
  try {
    const actor = await resolveActor(services.db, { userId, order: null });
    if (actor.kind === 'user') await claimOrders({ ...services, actor });
  } catch (error) {
    if (error instanceof AppError) return;
    services.log.error({ err: error, userId }, 'orders were not claimed at sign-in');
  }
}
