import type { Metadata } from 'next';
import { NotAllowed } from '@/components/admin/not-allowed';
import { PageHead } from '@/components/admin/page-head';
import { RoleTooLow } from '@/components/admin/role-too-low';
import { SetupConsole } from '@/components/admin/setup/setup-console';
import { setupAnswer } from '@/lib/contracts/backoffice/setup';
import { toAnswer } from '@/lib/contracts/facts';
import { may } from '@/lib/domain/order/policy';
import { readSetup } from '@/lib/services/backoffice/setup/read-setup';
import { staffContext } from '../staff-context';

export const metadata: Metadata = { title: 'Set-up' };

export default async function SetupPage() {
  const ctx = await staffContext();
  if (!ctx) return <NotAllowed />;
  if (!may(ctx.actor, 'keys.read')) return <RoleTooLow action="keys.read" />;
  return (
    <>
      <PageHead title="Set-up">
        Paste a key: the service is asked whether it opens what is needed, and only then it is kept, sealed. Nobody is
        shown it again.
      </PageHead>
      <SetupConsole initial={toAnswer(setupAnswer, await readSetup(ctx))} />
    </>
  );
}
