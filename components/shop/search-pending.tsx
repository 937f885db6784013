'use client';

import { useFormStatus } from 'react-dom';
import { Spinner } from '@/components/ui/spinner';

/** Inside the search field: shows that the answer is on the way. */
export function SearchPending() {
  const { pending } = useFormStatus();
  return pending ? (
    <span className="absolute top-3.5 right-3">
      <Spinner label="Searching" className="size-4" />
    </span>
  ) : null;
}
