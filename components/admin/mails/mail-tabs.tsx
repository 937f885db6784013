import Link from 'next/link';

const TABS = [
  { href: '/admin/mails', label: 'Sent' },
  { href: '/admin/mails/templates', label: 'Templates' },
] as const;

export function MailTabs({ current }: { current: (typeof TABS)[number]['href'] }) {
  return (
    <nav aria-label="Mails" className="flex gap-5 border-line border-b">
      {TABS.map(({ href, label }) => (
        <Link
          key={href}
          href={href}
          aria-current={href === current ? 'page' : undefined}
          className="-mb-px flex min-h-11 items-center border-transparent border-b-2 text-quiet hover:text-ink aria-[current=page]:border-accent aria-[current=page]:font-medium aria-[current=page]:text-ink"
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}
