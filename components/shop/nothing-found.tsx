import { SearchX } from 'lucide-react';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { type ShelfQuery, shelfAddress } from '@/lib/domain/shelf';

/** A search without a hit, and the two nearest ways on. */
export function NothingFound({ query }: { query: ShelfQuery }) {
  return (
    <EmptyState
      icon={SearchX}
      title={query.q === '' ? 'Nothing here' : `Nothing for “${query.q}”`}
      action={
        <>
          {query.kind === null || query.q === '' ? null : (
            <ButtonLink href={`${shelfAddress({ ...query, kind: null })}#shop`} scroll={false}>
              Search everything
            </ButtonLink>
          )}
          <ButtonLink href="/#shop" scroll={false} variant="secondary">
            Show the whole shop
          </ButtonLink>
        </>
      }
    >
      <p>Try a shorter word, a color, or the kind of thing: hoodie, mug, poster.</p>
    </EmptyState>
  );
}
