import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { LEGAL_PAGES, pagePath, type ShopPage } from '@/lib/domain/shop/pages';
import type { Shop } from '@/lib/domain/shop/settings';

/** Beside the button that orders: in a tab of its own, so that nothing typed is lost. Nothing while nothing is published. */
export function LegalLinks({ pages, designs }: { pages: readonly ShopPage[]; designs: Shop['designs'] }) {
  const t = useTranslations('pages');
  const inquiry = useTranslations('inquiry');
  const more = LEGAL_PAGES.filter((page) => page !== 'terms' && pages.includes(page));
  if (!LEGAL_PAGES.some((page) => pages.includes(page))) return null;
  return (
    <p className="text-quiet text-sm">
      {pages.includes('terms') ? t.rich('agree', { terms: (chunks) => <Page page="terms">{chunks}</Page> }) : null}{' '}
      {more.length === 0 ? null : t('read')}
      {more.map((page, place) => (
        <span key={page}>
          {place === 0 ? ' ' : ', '}
          <Page page={page}>{t(page)}</Page>
        </span>
      ))}{' '}
      {pages.includes('withdrawal') && designs === 'exempt' ? inquiry('ownDesigns') : null}
    </p>
  );
}

function Page({ page, children }: { page: ShopPage; children: ReactNode }) {
  return (
    <a href={pagePath(page)} target="_blank" rel="noreferrer" className="text-ink underline">
      {children}
    </a>
  );
}
