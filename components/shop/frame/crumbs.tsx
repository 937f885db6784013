import { useTranslations } from 'next-intl';
import { Fragment } from 'react';
import { Link } from '@/components/ui/link';

/** The way back up, from the shop to what this page lies in. */
export function Crumbs({ steps }: { steps: readonly { href: string; name: string }[] }) {
  const t = useTranslations('product');
  return (
    <nav aria-label={t('whereYouAre')} className="-mt-6 mb-1 flex flex-wrap text-quiet text-sm sm:-mt-5 sm:mb-4">
      {steps.map(({ href, name }, at) => (
        <Fragment key={href}>
          {at === 0 ? null : (
            <span aria-hidden className="flex items-center px-2">
              /
            </span>
          )}
          <Link href={href} className="flex min-h-11 items-center underline-offset-4 hover:text-ink hover:underline">
            {name}
          </Link>
        </Fragment>
      ))}
    </nav>
  );
}
