import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { NotAllowed } from '@/components/admin/not-allowed';
import { PageHead } from '@/components/admin/page-head';
import { RoleTooLow } from '@/components/admin/role-too-low';
import { PageEditor } from '@/components/admin/settings/page-editor';
import { settingAnswer } from '@/lib/contracts/backoffice/settings';
import { toAnswer } from '@/lib/contracts/facts';
import { may } from '@/lib/domain/order/policy';
import { isShopPage } from '@/lib/domain/shop/pages';
import { readSetting } from '@/lib/services/backoffice/settings/read-setting';
import { staffContext } from '../../staff-context';
import { PAGE_NAMES } from '../page-names';

export const metadata: Metadata = { title: 'Page' };

export default async function PageEditorPage({ params }: { params: Promise<{ page: string }> }) {
  const { page } = await params;
  const ctx = await staffContext();
  if (!ctx) return <NotAllowed />;
  if (!may(ctx.actor, 'settings.read')) return <RoleTooLow action="settings.read" />;
  if (!isShopPage(page)) notFound();
  return (
    <>
      <PageHead title={PAGE_NAMES[page]}>
        The templates are a beginning and no legal advice: have what you publish checked. Empty in every language, the
        page is not shown.
      </PageHead>
      <PageEditor
        page={page}
        shop={await ctx.settings.shop()}
        initial={toAnswer(settingAnswer, await readSetting(ctx, { key: page }))}
      />
    </>
  );
}
