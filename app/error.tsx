'use client';

import { TriangleAlert } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';

type Props = { error: Error & { digest?: string }; retry: () => void };

export default function ErrorPage({ error, retry }: Props) {
  return (
    <EmptyState
      icon={TriangleAlert}
      heading={1}
      title="This page did not load"
      action={
        <>
          <Button onClick={retry}>Try again</Button>
          <ButtonLink href="/" variant="secondary">
            Go to the shop
          </ButtonLink>
        </>
      }
    >
      <p>Something broke on our side. Your cart is safe.</p>
      {error.digest === undefined ? null : <p className="mt-2 text-sm">For support: {error.digest}</p>}
    </EmptyState>
  );
}
