import type { Metadata } from 'next';
import { NuqsAdapter } from 'nuqs/adapters/next/app';
import type { ReactNode } from 'react';
import { NotAllowed } from '@/components/admin/not-allowed';
import { ProofDialog } from '@/components/admin/passkeys/proof-dialog';
import { ProofGate } from '@/components/admin/passkeys/proof-gate';
import { AdminShell } from '@/components/admin/shell/admin-shell';
import { Toaster } from '@/components/ui/toaster';
import { Words } from '@/components/ui/words';
import { QueryProvider } from '@/lib/client/core/query-provider';
import { badgesAnswer } from '@/lib/contracts/backoffice/alerts';
import { toAnswer } from '@/lib/contracts/facts';
import { DEFAULT_LOCALE } from '@/lib/domain/core/locale';
import { may } from '@/lib/domain/order/policy';
import { pageContext, shopSettings } from '@/lib/http/page-context';
import { countOpenAlerts } from '@/lib/services/backoffice/alerts/list-alerts';
import { staffContext } from './staff-context';

export const metadata: Metadata = { title: 'Admin', robots: { index: false } };

export default async function AdminLayout({ children }: { children: ReactNode }) {
  const { actor } = await pageContext();
  if (actor.kind === 'user' && (actor.proof === 'awaited' || actor.proof === 'missing')) {
    return (
      <Words of={[]} locale={DEFAULT_LOCALE}>
        <ProofGate email={actor.email} missing={actor.proof === 'missing'} />
      </Words>
    );
  }
  const ctx = await staffContext('catalogue.read');
  if (ctx?.actor.kind !== 'user') {
    return (
      <main id="main" className="page-width py-10">
        <NotAllowed />
      </main>
    );
  }
  return (
    <Words of={['order', 'selfService', 'status']} locale={DEFAULT_LOCALE}>
      <div lang={DEFAULT_LOCALE}>
        <NuqsAdapter>
          <QueryProvider>
            <AdminShell
              shopName={(await shopSettings()).name}
              email={ctx.actor.email}
              role={ctx.actor.role}
              badges={may(ctx.actor, 'alerts.read') ? toAnswer(badgesAnswer, await countOpenAlerts(ctx)) : null}
            >
              {children}
            </AdminShell>
            <ProofDialog />
            <Toaster />
          </QueryProvider>
        </NuqsAdapter>
      </div>
    </Words>
  );
}
