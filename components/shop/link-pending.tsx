'use client';

import { useLinkStatus } from 'next/link';
import { Spinner } from '@/components/ui/spinner';

/** Inside a link: shows that its page is on the way. */
export function LinkPending() {
  const { pending } = useLinkStatus();
  return pending ? (
    <span className="ml-2 inline-block align-middle">
      <Spinner label="Loading" className="size-4" />
    </span>
  ) : null;
}
