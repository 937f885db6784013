'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';

const TABS = [
  { href: '/admin/products', words: 'tabProducts' },
  { href: '/admin/products/collections', words: 'tabCollections' },
  { href: '/admin/products/pauses', words: 'tabPauses' },
  { href: '/admin/products/imports', words: 'tabImports' },
] as const;

/** Which of the catalogue's screens this is; a product's own page lies below the first. */
export function ProductTabs() {
  const t = useTranslations('goods');
  const pathname = usePathname();
  const current = TABS.toReversed().find(({ href }) => pathname.startsWith(href))?.href;
  return (
    <nav aria-label={t('screens')} className="mb-6 flex gap-5 overflow-x-auto border-line border-b">
      {TABS.map(({ href, words }) => (
        <Link
          key={href}
          href={href}
          aria-current={href === current ? 'page' : undefined}
          className="-mb-px flex min-h-11 shrink-0 items-center border-transparent border-b-2 text-quiet hover:text-ink aria-[current=page]:border-accent aria-[current=page]:font-medium aria-[current=page]:text-ink"
        >
          {t(words)}
        </Link>
      ))}
    </nav>
  );
}
