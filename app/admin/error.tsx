'use client';

import { TriangleAlert } from 'lucide-react';
import { EmptyState } from '@/components/ui/empty-state';
import { Button } from '@/components/ui/form/button';
import { ButtonLink } from '@/components/ui/form/button-link';

type Props = { error: Error & { digest?: string }; retry: () => void };

export default function AdminErrorPage({ error, retry }: Props) {
  return (
    <EmptyState
      icon={TriangleAlert}
      heading={1}
      title="This screen did not load"
      action={
        <>
          <Button onClick={retry}>Try again</Button>
          <ButtonLink href="/admin" variant="secondary">
            To the overview
          </ButtonLink>
        </>
      }
    >
      <p>Something broke while this was read. Nothing was changed.</p>
      {error.digest === undefined ? null : <p className="mt-2 text-sm">Request: {error.digest}</p>}
    </EmptyState>
  );
}
