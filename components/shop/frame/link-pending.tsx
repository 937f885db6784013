'use client';

import { useLinkStatus } from 'next/link';
import { useTranslations } from 'next-intl';
import { Spinner } from '@/components/ui/spinner';

/** Inside a link: shows that its page is on the way. */
export function LinkPending() {
  const t = useTranslations('base');
  const { pending } = useLinkStatus();
  return pending ? (
    <span className="ml-2 inline-block align-middle">
      <Spinner label={t('loading')} className="size-4" />
    </span>
  ) : null;
}
