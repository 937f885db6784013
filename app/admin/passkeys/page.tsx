import type { Metadata } from 'next';
import { NotAllowed } from '@/components/admin/not-allowed';
import { PageHead } from '@/components/admin/page-head';
import { PasskeyConsole } from '@/components/admin/passkeys/passkey-console';
import { toAnswer } from '@/lib/contracts/facts';
import { passkeysAnswer } from '@/lib/contracts/passkeys';
import { listPasskeys } from '@/lib/services/account/change-passkeys';
import { staffContext } from '../staff-context';

export const metadata: Metadata = { title: 'Your passkeys' };

export default async function PasskeysPage() {
  const ctx = await staffContext('passkeys.change');
  if (!ctx) return <NotAllowed />;
  return (
    <>
      <PageHead title="Your passkeys">
        With a passkey a mail alone no longer opens the console in your name: your device asks for finger, face or PIN.
      </PageHead>
      <PasskeyConsole {...toAnswer(passkeysAnswer, await listPasskeys(ctx))} />
    </>
  );
}
