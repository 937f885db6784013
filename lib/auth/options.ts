import { eq } from 'drizzle-orm';
import type { NextAuthOptions } from 'next-auth';
import EmailProvider from 'next-auth/providers/email';
import GitHubProvider from 'next-auth/providers/github';
import GoogleProvider from 'next-auth/providers/google';
import type { Db } from '@/db/client';
import { auditLog, users } from '@/db/schema/people';
import type { Vault } from '@/db/sealed';
import type { StaffAction } from '@/lib/domain/order/policy';
import type { Clock } from '@/lib/platform/clock';
import { newToken } from '@/lib/platform/crypto';
import type { Env } from '@/lib/platform/env';
import { log } from '@/lib/platform/log';
import { readGitHubProfile } from './github-profile';
import { sessionAdapter } from './session-adapter';

const SESSION_S = 30 * 86_400;

export type SignIn = {
  db: Db;
  vault: Vault;
  env: Env;
  clock: Clock;
  /** What the session is called where it is listed. */
  device: string | null;
  /** The address this request has proved by a mailed link or its code. */
  proved: string | null;
  /** By the code of a shop that has no owner. */
  firstOwner: boolean;
  /** It was proved by a passkey, which is a second factor as well. */
  byPasskey: boolean;
  /** Mails a link to an address somebody typed. */
  sendLink: (email: string) => Promise<void>;
  /** Called after somebody has signed in. */
  signedIn: (user: { id: string }) => Promise<void>;
};

/** Sign-in by e-mail link, and with Google or GitHub where they are configured. */
export function authOptions({
  db,
  vault,
  env,
  clock,
  device,
  proved,
  firstOwner,
  byPasskey,
  sendLink,
  signedIn,
}: SignIn): NextAuthOptions {
  const secure = env.APP_URL.startsWith('https:');
  return {
    adapter: sessionAdapter({ db, vault, clock, device, proved, byPasskey }),
    cookies: {
      sessionToken: {
        name: `${secure ? '__Host-' : ''}fbz_session`,
        options: { httpOnly: true, sameSite: 'lax', path: '/', secure },
      },
    },
    secret: env.NEXTAUTH_SECRET,
    logger: {
      error: (code, about) =>
        log().error({ err: about instanceof Error ? about : about['error'], code }, 'sign-in failed'),
      warn: (code) => log().warn({ code }, 'sign-in'),
    },
    // Never put off: `sessionLife` ends it before, and no use makes it longer.
    session: { strategy: 'database', maxAge: SESSION_S, updateAge: SESSION_S, generateSessionToken: newToken },
    pages: { signIn: '/sign-in', verifyRequest: '/sign-in?sent=1', error: '/sign-in' },
    providers: [
      EmailProvider({
        sendVerificationRequest: ({ identifier }) => sendLink(identifier),
      }),
      ...(env.GOOGLE_CLIENT_ID && env.GOOGLE_CLIENT_SECRET
        ? [GoogleProvider({ clientId: env.GOOGLE_CLIENT_ID, clientSecret: env.GOOGLE_CLIENT_SECRET })]
        : []),
      ...(env.GITHUB_CLIENT_ID && env.GITHUB_CLIENT_SECRET
        ? [
            GitHubProvider({
              clientId: env.GITHUB_CLIENT_ID,
              clientSecret: env.GITHUB_CLIENT_SECRET,
              userinfo: {
                url: 'https://api.github.com/user',
                request: async ({ tokens }) => readGitHubProfile(tokens.access_token ?? ''),
              },
            }),
          ]
        : []),
    ],
    callbacks: {
      // An address opens an account with its orders, for staff the console: whoever vouches for it must have checked it.
      signIn: ({ account, profile }) => account?.type !== 'oauth' || isProved(profile),
      session: ({ session, user }) => ({
        ...session,
        user: { ...session.user, id: user.id, sessionId: (user as { sessionId?: string }).sessionId },
      }),
    },
    events: {
      // Whoever proves an address on the list owns the shop's console.
      async signIn({ user }) {
        const isListed = user.email && env.ADMIN_EMAILS.includes(user.email.toLowerCase());
        if (isListed || firstOwner)
          await makeOwner(db, user.id, firstOwner ? 'system:first_owner' : 'system:ADMIN_EMAILS');
        await signedIn({ id: user.id });
      },
    },
  };
}

function isProved(profile: unknown): boolean {
  return (
    typeof profile === 'object' && profile !== null && 'email_verified' in profile && profile.email_verified === true
  );
}

/** Written into the audit log like every change of a role; the setting or the code is who did it. */
async function makeOwner(db: Db, userId: string, actor: string): Promise<void> {
  await db.transaction(async (tx) => {
    const [before] = await tx.select({ role: users.role }).from(users).where(eq(users.id, userId)).for('update');
    if (!before || before.role === 'owner') return;
    await tx.update(users).set({ role: 'owner' }).where(eq(users.id, userId));
    await tx.insert(auditLog).values({
      actor,
      action: 'people.change_role' satisfies StaffAction,
      subject: `user:${userId}`,
      data: { before: before.role, after: 'owner' },
    });
  });
}
