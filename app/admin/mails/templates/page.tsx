import type { Metadata } from 'next';
import { MailPreview } from '@/components/admin/mails/mail-preview';
import { MailTabs } from '@/components/admin/mails/mail-tabs';
import { NotAllowed } from '@/components/admin/not-allowed';
import { PageHead } from '@/components/admin/page-head';
import { RoleTooLow } from '@/components/admin/role-too-low';
import { mailPreviewQuery } from '@/lib/contracts/backoffice/mails';
import { may } from '@/lib/domain/order/policy';
import { previewMail } from '@/lib/services/mail/preview-mail';
import { staffContext } from '../../staff-context';

export const metadata: Metadata = { title: 'Mail templates' };

type Search = Record<string, string | string[] | undefined>;

export default async function MailTemplatesPage({ searchParams }: { searchParams: Promise<Search> }) {
  const ctx = await staffContext();
  if (!ctx) return <NotAllowed />;
  if (!may(ctx.actor, 'mails.read')) return <RoleTooLow action="mails.read" />;
  const asked = mailPreviewQuery.safeParse(await searchParams);
  const query = asked.success ? asked.data : mailPreviewQuery.parse({});
  const { mail, locale, show } = query;
  const theme = show === 'dark' ? ('dark' as const) : ('light' as const);
  return (
    <div className="space-y-5">
      <PageHead title="Mails" />
      <MailTabs current="/admin/mails/templates" />
      <MailPreview query={query} preview={await previewMail(ctx, { mail, locale, theme })} />
    </div>
  );
}
