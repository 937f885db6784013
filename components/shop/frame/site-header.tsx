import { PackageSearch, Search, User } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { buttonStyle } from '@/components/ui/form/button-style';
import { Link } from '@/components/ui/link';
import { CartLink } from '../cart/cart-link';
import { Logo } from './logo';
import { ThemeToggle } from './theme-toggle';

/** Stays at the top on every page. On a phone links are icons with the same names. */
export function SiteHeader({ shopName, signedIn, staff }: { shopName: string; signedIn: boolean; staff: boolean }) {
  const t = useTranslations('shell');
  return (
    <header className="sticky top-0 z-30 border-line border-b bg-page/90 backdrop-blur-md">
      <div className="page-width flex h-16 items-center gap-1">
        <Link
          href="/"
          className="mr-auto flex min-h-11 min-w-0 items-center gap-2 font-semibold text-lg tracking-tight"
        >
          <Logo className="size-7 shrink-0 text-accent" />
          <span className="truncate">{shopName}</span>
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
