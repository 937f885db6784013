'use client';
import clsx from 'clsx';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useBadges } from '@/lib/client/admin/use-badges';
import type { Badges } from '@/lib/contracts/backoffice/alerts';
import type { Role } from '@/lib/domain/core/actor';
import { isCurrent, navFor } from './nav-items';

/** The screens one may see, with what waits there. */
export function NavLinks({ role, badges, onFollow }: { role: Role; badges: Badges | null; onFollow?: () => void }) {
  const pathname = usePathname();
  const counts = useBadges(badges);
  return (
    <ul className="space-y-0.5">
      {navFor(role).map(({ href, label, icon: Icon, badge, under }) => {
        if (under !== undefined) return null;
        const current = isCurrent(href, pathname);
        return (
          <li key={href}>
            <Link
              href={href}
              {...(onFollow ? { onClick: onFollow } : {})}
              aria-current={current ? 'page' : undefined}
              className={clsx(
                'flex min-h-10 items-center gap-3 rounded-control px-3 text-[0.9375rem] max-lg:min-h-11',
                current ? 'bg-accent-soft font-semibold text-accent' : 'text-ink hover:bg-soft',
              )}
            >
              <Icon aria-hidden className="size-4.5 shrink-0" />
              {label}
              {badge && counts && counts[badge.count] > 0 ? (
                <span className="chip ml-auto" data-tone={counts[badge.critical] > 0 ? 'danger' : 'warn'}>
                  {counts[badge.count]}
                  <span className="sr-only"> open</span>
                </span>
              ) : null}
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
