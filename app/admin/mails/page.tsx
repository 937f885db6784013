import { SearchX } from 'lucide-react';
import type { Metadata } from 'next';
import { MailFilters } from '@/components/admin/mails/mail-filters';
import { MailLog } from '@/components/admin/mails/mail-log';
import { MailTabs } from '@/components/admin/mails/mail-tabs';
import { NotAllowed } from '@/components/admin/not-allowed';
import { PageHead } from '@/components/admin/page-head';
import { RoleTooLow } from '@/components/admin/role-too-low';
import { EmptyState } from '@/components/ui/empty-state';
import { ButtonLink } from '@/components/ui/form/button-link';
import { mailsQuery } from '@/lib/domain/order/list-filters';
import { may } from '@/lib/domain/order/policy';
import { listMails } from '@/lib/services/mail/list-mails';
import { staffContext } from '../staff-context';

export const metadata: Metadata = { title: 'Mails' };

type Search = Record<string, string | string[] | undefined>;

export default async function MailsPage({ searchParams }: { searchParams: Promise<Search> }) {
  const ctx = await staffContext();
  if (!ctx) return <NotAllowed />;
  if (!may(ctx.actor, 'mails.read')) return <RoleTooLow action="mails.read" />;
  const given = Object.entries(await searchParams).filter(([, value]) => value !== '');
  const query = mailsQuery.safeParse(Object.fromEntries(given));
  return (
    <div className="space-y-5">
      <PageHead title="Mails" />
      <MailTabs current="/admin/mails" />
      {query.success ? (
        <>
          <MailFilters filter={query.data} />
          <MailLog filter={query.data} page={await listMails(ctx, query.data)} />
        </>
      ) : (
        <EmptyState
          icon={SearchX}
          title="That search does not work"
          action={<ButtonLink href="/admin/mails">Show everything</ButtonLink>}
        >
          Something in the address is not a filter we know. Order numbers must be complete.
        </EmptyState>
      )}
    </div>
  );
}
