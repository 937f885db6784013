import type { Metadata } from 'next';
import Link from 'next/link';
import { NotAllowed } from '@/components/admin/not-allowed';
import { PageHead } from '@/components/admin/page-head';
import { RoleTooLow } from '@/components/admin/role-too-low';
import { Card } from '@/components/ui/card';
import { LOCALE_NAME, LOCALES } from '@/lib/domain/core/locale';
import { may } from '@/lib/domain/order/policy';
import { SHOP_PAGES } from '@/lib/domain/shop/pages';
import { listPages } from '@/lib/services/backoffice/settings/list-pages';
import { staffContext } from '../staff-context';
import { PAGE_NAMES } from './page-names';

export const metadata: Metadata = { title: 'Pages' };

export default async function PagesPage() {
  const ctx = await staffContext();
  if (!ctx) return <NotAllowed />;
  if (!may(ctx.actor, 'settings.read')) return <RoleTooLow action="settings.read" />;
  const written = await listPages(ctx);
  return (
    <>
      <PageHead title="Pages">
        What the law and shoppers ask for. Each is linked in the footer once it is written.
      </PageHead>
      <Card>
        <ul className="divide-y divide-line">
          {SHOP_PAGES.map((page) => (
            <li key={page} className="flex min-h-12 flex-wrap items-center justify-between gap-3">
              <Link href={`/admin/pages/${page}`} className="flex min-h-11 items-center underline">
                {PAGE_NAMES[page]}
              </Link>
              <span className="flex gap-2">
                {LOCALES.map((locale) => (
                  <span key={locale} className="chip" data-tone={written[page].includes(locale) ? 'good' : 'warn'}>
                    {LOCALE_NAME[locale]}: {written[page].includes(locale) ? 'written' : 'missing'}
                  </span>
                ))}
              </span>
            </li>
          ))}
        </ul>
      </Card>
    </>
  );
}
