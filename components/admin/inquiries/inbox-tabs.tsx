'use client';
import Link from 'next/link';
import { useBadges } from '@/lib/client/admin/use-badges';

const TABS = [
  { href: '/admin/attention', label: 'All cases', count: 'attention' },
  { href: '/admin/inquiries', label: 'Inquiries', count: 'inquiries' },
] as const;

/** What waits for a person is one inbox; what somebody wrote is a case, too, and is read and closed on a page of its own. */
export function InboxTabs({ current }: { current: (typeof TABS)[number]['href'] }) {
  // As the navigation beside it keeps them.
  const counts = useBadges(null);
  return (
    <nav aria-label="Inbox" className="mb-6 flex gap-5 border-line border-b">
      {TABS.map(({ href, label, count }) => (
        <Link
          key={href}
          href={href}
          aria-current={href === current ? 'page' : undefined}
          className="-mb-px flex min-h-11 items-center gap-2 border-transparent border-b-2 text-quiet hover:text-ink aria-[current=page]:border-accent aria-[current=page]:font-medium aria-[current=page]:text-ink"
        >
          {label}
          {counts ? <span className="tabular-nums">{counts[count]}</span> : null}
        </Link>
      ))}
    </nav>
  );
}
