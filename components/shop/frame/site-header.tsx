import { PackageSearch, Search, User } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { buttonStyle } from '@/components/ui/form/button-style';
import { Link } from '@/components/ui/link';
import { saidIn } from '@/lib/domain/shop/said';
import { linksOf, type Shop } from '@/lib/domain/shop/settings';
import { CartLink } from '../cart/cart-link';
import { ShopMark } from './shop-mark';
import { ThemeToggle } from './theme-toggle';

/** Stays at the top on every page. On a phone links are icons with the same names. */
export function SiteHeader({ shop, signedIn, staff }: { shop: Shop; signedIn: boolean; staff: boolean }) {
  const t = useTranslations('shell');
  const locale = useLocale();
  const announcement = saidIn(shop.announcement, locale);
  return (
    <header className="sticky top-0 z-30 border-line border-b bg-page/90 backdrop-blur-md">
      {announcement === '' ? null : (
        <p className="bg-accent px-4 py-1.5 text-center font-medium text-on-accent text-sm">{announcement}</p>
      )}
      <div className="page-width flex h-16 items-center gap-1">
        <Link
          href="/"
          className="mr-auto flex min-h-11 min-w-0 items-center gap-2 font-semibold text-lg tracking-tight"
        >
          <ShopMark shop={shop} className="size-7" />
        </Link>
        <nav aria-label={t('mainNav')} className="flex items-center max-sm:-mr-2 sm:gap-1">
          {staff ? (
            // A new document: the console speaks English whatever the shop speaks.
            <a href="/admin" className={buttonStyle({ variant: 'ghost', className: 'px-3 max-sm:hidden' })}>
              {t('console')}
            </a>
          ) : null}
          <NavLink href="/#shop" icon={<Search aria-hidden className="size-5 sm:hidden" />}>
            {t('shop')}
          </NavLink>
          <NavLink href="/track" icon={<PackageSearch aria-hidden className="size-5 sm:hidden" />}>
            {t('track')}
          </NavLink>
          {linksOf(saidIn(shop.menu, locale)).map((link) =>
            link === null ? null : (
              <a
                key={link.href}
                href={link.href}
                className={buttonStyle({ variant: 'ghost', className: 'px-3 max-lg:hidden' })}
              >
                {link.name}
              </a>
            ),
          )}
          <NavLink
            href={signedIn ? '/account/orders' : '/sign-in'}
            icon={<User aria-hidden className="size-5 sm:hidden" />}
          >
            {signedIn ? t('myOrders') : t('signIn')}
          </NavLink>
          <span className="max-sm:hidden">
            <ThemeToggle />
          </span>
          <CartLink />
        </nav>
      </div>
    </header>
  );
}

function NavLink({ href, icon, children }: { href: string; icon: ReactNode; children: string }) {
  return (
    <Link href={href} className={buttonStyle({ variant: 'ghost', className: 'px-3 max-sm:w-11 max-sm:px-0' })}>
      {icon}
      <span className="max-sm:sr-only">{children}</span>
    </Link>
  );
}
