import * as z from 'zod';
import { createHttpClient } from '@/lib/platform/http-client';

const account = z.looseObject({ id: z.number(), login: z.string() });
const addresses = z.array(z.object({ email: z.string(), primary: z.boolean(), verified: z.boolean() }));

/** Who signed in with GitHub, with an address they have proved to own there. */
export async function readGitHubProfile(accessToken: string) {
  const github = createHttpClient({
    baseUrl: 'https://api.github.com',
    headers: { authorization: `Bearer ${accessToken}`, 'user-agent': 'FlowBotz' },
  });
  const read = async (path: string): Promise<unknown> => {
    const { status, text } = await github({ method: 'GET', path });
    if (status !== 200) throw new Error(`GitHub answered ${status} to ${path}`);
    return JSON.parse(text);
  };
  const [profile, emails] = await Promise.all([read('/user'), read('/user/emails')]);
  const email = provedAddress(emails);
  const { email: _shown, ...rest } = account.parse(profile);
  return { ...rest, ...(email === null ? {} : { email }), email_verified: email !== null };
}

/** An account may have addresses nobody has proved to own, the primary one among them. Null where all are so. */
export function provedAddress(emails: unknown): string | null {
  const proved = addresses.parse(emails).filter(({ verified }) => verified);
  return (proved.find(({ primary }) => primary) ?? proved[0])?.email ?? null;
}
