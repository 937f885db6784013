import { useTranslations } from 'next-intl';
import { Link } from '@/components/ui/link';
import { useKindName } from '@/lib/client/catalogue/use-catalogue-words';
import { changed, type ListingQuery, listingAddress } from '@/lib/domain/catalogue/listing';
import { LinkPending } from '../frame/link-pending';

/** Plain links: the choice is in the address, works without scripts and with the back button. */
export function KindFilter({ kinds, query }: { kinds: readonly string[]; query: ListingQuery }) {
  const t = useTranslations('home');
  const kindName = useKindName();
  return (
    <nav aria-label={t('kinds')} className="scroll-row -mx-4 px-4 sm:mx-0 sm:px-0">
      <ul className="flex gap-2 py-1 pr-4 sm:flex-wrap sm:pr-0">
        {[null, ...kinds].map((kind) => (
          <li key={kind ?? ''}>
            <Link
              href={`${listingAddress(changed(query, { kind }))}#shop`}
              scroll={false}
              aria-current={kind === query.kind ? 'page' : undefined}
              className="flex min-h-11 items-center rounded-full border border-line bg-card px-4 text-[0.9375rem] whitespace-nowrap transition-colors hover:border-line-strong aria-[current=page]:border-ink aria-[current=page]:bg-ink aria-[current=page]:text-page"
            >
              {kind === null ? t('everything') : kindName(kind)}
              <LinkPending />
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
