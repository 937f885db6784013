import { useTranslations } from 'next-intl';
import { When } from '@/components/tracking/when';
import { Alert } from '@/components/ui/alert';

/** Why something is not sold for a while, and when it is again. */
export function PauseNotice({ message, until }: { message: string | null; until: string | null }) {
  const t = useTranslations('catalogue');
  return (
    <Alert tone="warn" title={t('paused')}>
      {message ? <p className="whitespace-pre-line [overflow-wrap:anywhere]">{message}</p> : null}
      {until ? <p>{t.rich('pausedUntil', { date: () => <When iso={until} dateOnly /> })}</p> : null}
    </Alert>
  );
}
