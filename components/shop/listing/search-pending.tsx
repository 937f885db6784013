'use client';

import { useTranslations } from 'next-intl';
import { useFormStatus } from 'react-dom';
import { Spinner } from '@/components/ui/spinner';

/** Inside the search field: shows that the answer is on the way. */
export function SearchPending() {
  const t = useTranslations('shelf');
  const { pending } = useFormStatus();
  return pending ? (
    <span className="absolute top-3.5 right-3">
      <Spinner label={t('searching')} className="size-4" />
    </span>
  ) : null;
}
