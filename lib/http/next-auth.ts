import type { NextAuthOptions } from 'next-auth';
import { authOptions } from '@/lib/auth/options';
import { processServices } from '@/lib/services/context';
import { sendSignInLink } from '@/lib/services/mail/send-sign-in-link';

let options: Promise<NextAuthOptions> | undefined;

/** Made on first use, since it needs the database. */
export function nextAuthOptions(): Promise<NextAuthOptions> {
  options ??= processServices().then((services) =>
    authOptions(services.db, services.env, (link) =>
      sendSignInLink({ ...services, actor: { kind: 'anonymous' } }, link),
    ),
  );
  return options;
}
