import { DrizzleAdapter } from '@auth/drizzle-adapter';
import { eq } from 'drizzle-orm';
import type { NextAuthOptions } from 'next-auth';
import type { Adapter } from 'next-auth/adapters';
import EmailProvider from 'next-auth/providers/email';
import GitHubProvider from 'next-auth/providers/github';
import GoogleProvider from 'next-auth/providers/google';
import type { Db } from '@/db/client';
import { accounts, auditLog, sessions, users, verificationTokens } from '@/db/schema/people';
import type { StaffAction } from '@/lib/domain/order/policy';
import type { Env } from '@/lib/platform/env';
import { log } from '@/lib/platform/log';
import { readGitHubProfile } from './github-profile';

export type SendSignInLink = (input: { to: string; url: string }) => Promise<void>;

/** Called after somebody has signed in. */
export type SignedIn = (user: { id: string }) => Promise<void>;

/** Sign-in by e-mail link, and with Google or GitHub where they are configured. */
export function authOptions(db: Db, env: Env, sendLink: SendSignInLink, signedIn: SignedIn): NextAuthOptions {
  return {
    adapter: DrizzleAdapter(db, {
      usersTable: users,
      accountsTable: accounts,
      sessionsTable: sessions,
      verificationTokensTable: verificationTokens,
    } as never) as Adapter,
    secret: env.NEXTAUTH_SECRET,
    logger: {
      error: (code, about) =>
        log().error({ err: about instanceof Error ? about : about['error'], code }, 'sign-in failed'),
      warn: (code) => log().warn({ code }, 'sign-in'),
    },
    session: { strategy: 'database', maxAge: 30 * 86_400 },
    pages: { signIn: '/sign-in', verifyRequest: '/sign-in?sent=1', error: '/sign-in' },
    providers: [
      EmailProvider({
        maxAge: 15 * 60,
        from: env.MAIL_FROM,
        server: env.SMTP_URL,
        sendVerificationRequest: ({ identifier, url }) => sendLink({ to: identifier, url }),
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
      session: ({ session, user }) => ({ ...session, user: { ...session.user, id: user.id } }),
    },
    events: {
      // Whoever proves an address on the list owns the shop's console.
      async signIn({ user }) {
        if (user.email && env.ADMIN_EMAILS.includes(user.email.toLowerCase())) await makeOwner(db, user.id);
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

/** Written into the audit log like every change of a role; the setting is who did it. */
async function makeOwner(db: Db, userId: string): Promise<void> {
  await db.transaction(async (tx) => {
    const [before] = await tx.select({ role: users.role }).from(users).where(eq(users.id, userId)).for('update');
    if (!before || before.role === 'owner') return;
    await tx.update(users).set({ role: 'owner' }).where(eq(users.id, userId));
    await tx.insert(auditLog).values({
      actor: 'system:ADMIN_EMAILS',
      action: 'people.change_role' satisfies StaffAction,
      subject: `user:${userId}`,
      data: { before: before.role, after: 'owner' },
    });
  });
}
