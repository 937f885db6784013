import { SearchX } from 'lucide-react';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';

export const metadata = { title: 'Not found' };

export default function NotFound() {
  return (
    <EmptyState
      icon={SearchX}
      heading={1}
      title="There is nothing here"
      action={
        <>
          <ButtonLink href="/">Go to the shop</ButtonLink>
          <ButtonLink href="/track" variant="secondary">
            Track an order
          </ButtonLink>
        </>
      }
    >
      <p>The page may have moved, or the product is no longer sold.</p>
    </EmptyState>
  );
}
