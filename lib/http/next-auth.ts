import type { NextAuthOptions } from 'next-auth';
import { getLocale } from 'next-intl/server';
import { resolveActor } from '@/lib/auth/actor';
import { authOptions } from '@/lib/auth/options';
import { AppError } from '@/lib/domain/errors';
import { processServices, type Services } from '@/lib/services/context';
import { sendSignInLink } from '@/lib/services/mail/send-sign-in-link';
import { claimOrders } from '@/lib/services/orders/claim-orders';

let options: Promise<NextAuthOptions> | undefined;

/** Made on first use, since it needs the database. */
export function nextAuthOptions(): Promise<NextAuthOptions> {
  options ??= processServices().then((services) =>
    authOptions(
      services.db,
      services.env,
      async (link) => sendSignInLink({ ...services, actor: { kind: 'anonymous' }, locale: await getLocale() }, link),
      ({ id }) => claimAtSignIn(services, id),
    ),
  );
  return options;
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
