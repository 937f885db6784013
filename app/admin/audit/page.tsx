import { SearchX } from 'lucide-react';
import type { Metadata } from 'next';
import { NotAllowed } from '@/components/admin/not-allowed';
import { PageHead } from '@/components/admin/page-head';
import { AuditConsole } from '@/components/admin/people/audit-console';
import { RoleTooLow } from '@/components/admin/role-too-low';
import { EmptyState } from '@/components/ui/empty-state';
import { ButtonLink } from '@/components/ui/form/button-link';
import { auditAnswer } from '@/lib/contracts/backoffice/people';
import { toAnswer } from '@/lib/contracts/facts';
import { auditQuery } from '@/lib/domain/order/list-filters';
import { may } from '@/lib/domain/order/policy';
import { listAudit } from '@/lib/services/backoffice/staff/list-audit';
import { staffContext } from '../staff-context';

export const metadata: Metadata = { title: 'Audit log' };

type Search = Record<string, string | string[] | undefined>;

export default async function AuditPage({ searchParams }: { searchParams: Promise<Search> }) {
  const ctx = await staffContext();
  if (!ctx) return <NotAllowed />;
  if (!may(ctx.actor, 'audit.read')) return <RoleTooLow action="audit.read" />;
  const given = Object.entries(await searchParams).filter(([, value]) => value !== '');
  const query = auditQuery.safeParse(Object.fromEntries(given));
  if (!query.success) {
    return (
      <EmptyState
        icon={SearchX}
        heading={1}
        title="That search does not work"
        action={<ButtonLink href="/admin/audit">Show everything</ButtonLink>}
      >
        Something in the address is not a filter we know.
      </EmptyState>
    );
  }
  return (
    <>
      <PageHead title="Audit log">What staff did, as it was written down then. Nothing in it can be changed.</PageHead>
      <AuditConsole initial={{ query: query.data, page: toAnswer(auditAnswer, await listAudit(ctx, query.data)) }} />
    </>
  );
}
