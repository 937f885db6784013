import { useLocale, useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import { Link } from '@/components/ui/link';
import { pagePath, type ShopPage } from '@/lib/domain/shop/pages';
import { saidIn } from '@/lib/domain/shop/said';
import { linksOf, type Shop } from '@/lib/domain/shop/settings';
import { LanguageSwitch } from './language-switch';
import { ShopMark } from './shop-mark';
import { ThemeToggle } from './theme-toggle';

type Props = { shop: Shop; pages: readonly ShopPage[]; testMode: boolean };

export function SiteFooter({ shop, pages, testMode }: Props) {
  const t = useTranslations('shell');
  const name = useTranslations('pages');
  const withdraw = useTranslations('inquiry.withdrawal');
  const locale = useLocale();
  return (
    <footer className="mt-20 border-line border-t">
      <div className="page-width flex flex-col gap-x-10 gap-y-5 py-10 text-sm sm:flex-row sm:items-center">
        <div className="sm:mr-auto">
          <p className="flex items-center gap-2 font-semibold text-base tracking-tight">
            <ShopMark shop={shop} className="size-6" />
          </p>
          <p className="mt-1.5 text-quiet">{t('tagline')}</p>
          {shop.contact === '' ? null : (
            <a href={`mailto:${shop.contact}`} className="inline-flex min-h-11 items-center underline">
              {shop.contact}
            </a>
          )}
          {testMode ? <Badge className="mt-3">{t('testMode')}</Badge> : null}
        </div>
        <nav aria-label={t('footerNav')} className="-mx-2 flex flex-wrap items-center text-quiet">
          <FooterLink href="/">{t('shop')}</FooterLink>
          <FooterLink href="/track">{t('track')}</FooterLink>
          <FooterLink href="/account/orders">{t('myOrders')}</FooterLink>
          {pages.map((page) => (
            <FooterLink key={page} href={pagePath(page)}>
              {name(page)}
            </FooterLink>
          ))}
          {pages.includes('withdrawal') ? <FooterLink href="/withdraw">{withdraw('link')}</FooterLink> : null}
          {/* On a phone the header has no room for the menu. */}
          {[...linksOf(saidIn(shop.menu, locale)), ...linksOf(saidIn(shop.footer, locale))].map((link) =>
            link === null ? null : (
              <FooterLink key={link.href} href={link.href}>
                {link.name}
              </FooterLink>
            ),
          )}
        </nav>
        <div className="flex items-center gap-3 max-sm:justify-between">
          <LanguageSwitch label={t('language')} />
          <span className="sm:hidden">
            <ThemeToggle />
          </span>
        </div>
      </div>
    </footer>
  );
}

function FooterLink({ href, children }: { href: string; children: string }) {
  return (
    <Link href={href} className="flex min-h-11 items-center px-2 underline-offset-4 hover:text-ink hover:underline">
      {children}
    </Link>
  );
}
