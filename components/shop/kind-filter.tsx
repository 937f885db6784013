import Link from 'next/link';

/** Plain links: the choice is in the address, works without scripts and with the back button. */
export function KindFilter({ kinds, chosen }: { kinds: readonly string[]; chosen: string | null }) {
  return (
    <nav aria-label="Kinds of products" className="-mx-4 overflow-x-auto px-4 sm:mx-0 sm:px-0">
      <ul className="flex gap-2 py-1">
        <Choice href="/#shop" current={chosen === null} label="Everything" />
        {kinds.map((kind) => (
          <Choice key={kind} href={`/?kind=${encodeURIComponent(kind)}#shop`} current={kind === chosen} label={kind} />
        ))}
      </ul>
    </nav>
  );
}

function Choice({ href, current, label }: { href: string; current: boolean; label: string }) {
  return (
    <li>
      <Link
        href={href}
        scroll={false}
        aria-current={current ? 'page' : undefined}
        className="flex min-h-11 items-center rounded-full border border-line px-4 text-[0.9375rem] whitespace-nowrap transition-colors hover:border-line-strong aria-[current=page]:border-ink aria-[current=page]:bg-ink aria-[current=page]:text-page"
      >
        {label}
      </Link>
    </li>
  );
}
