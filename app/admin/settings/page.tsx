import type { Metadata } from 'next';
import { NotAllowed } from '@/components/admin/not-allowed';
import { PageHead } from '@/components/admin/page-head';
import { RoleTooLow } from '@/components/admin/role-too-low';
import { RateAges } from '@/components/admin/settings/rate-ages';
import { ShopSettings } from '@/components/admin/settings/shop-settings';
import { settingAnswer } from '@/lib/contracts/backoffice/settings';
import { toAnswer } from '@/lib/contracts/facts';
import { may } from '@/lib/domain/order/policy';
import { readRates } from '@/lib/services/backoffice/settings/read-rates';
import { readSetting } from '@/lib/services/backoffice/settings/read-setting';
import { staffContext } from '../staff-context';

export const metadata: Metadata = { title: 'Settings' };

export default async function SettingsPage() {
  const ctx = await staffContext();
  if (!ctx) return <NotAllowed />;
  if (!may(ctx.actor, 'settings.read')) return <RoleTooLow action="settings.read" />;
  return (
    <>
      <PageHead title="Settings">What is left empty has its default. Every save can be taken back.</PageHead>
      <RateAges rates={await readRates(ctx)} />
      <ShopSettings initial={toAnswer(settingAnswer, await readSetting(ctx, { key: 'shop' }))} />
    </>
  );
}
