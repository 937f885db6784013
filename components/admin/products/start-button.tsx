'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { toast } from 'sonner';
import { Button } from '@/components/ui/form/button';
import { apiPost } from '@/lib/client/core/api';
import { useAction } from '@/lib/client/core/use-action';
import { useErrorWords } from '@/lib/client/core/use-error-words';
import { startedAnswer } from '@/lib/contracts/backoffice/jobs';

/** Sets off a reading at the provider, which takes a while. */
export function StartButton({ path, children }: { path: string; children: ReactNode }) {
  const t = useTranslations('goods');
  const errorWords = useErrorWords();
  const router = useRouter();
  const start = useAction(async () => {
    try {
      await apiPost(path, {}, startedAnswer);
      toast.success(t('started'));
      router.refresh();
    } catch (error) {
      toast.error(errorWords(error));
      throw error;
    }
  });
  return (
    <Button variant="secondary" busy={start.busy} onClick={() => void start.start(undefined)}>
      {children}
    </Button>
  );
}
