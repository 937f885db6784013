import { useTranslations } from 'next-intl';
import { When } from '@/components/tracking/when';
import { Alert } from '@/components/ui/alert';

type Props = { message: string | null; until: string | null; whole?: boolean };

/** Why something, or the `whole` shop, is not sold for a while, and when it is again. */
export function PauseNotice({ message, until, whole = false }: Props) {
  const t = useTranslations('catalogue');
  return (
    <Alert tone="warn" title={t(whole ? 'shopPaused' : 'paused')}>
      {message ? <p className="whitespace-pre-line [overflow-wrap:anywhere]">{message}</p> : null}
      {until ? <p>{t.rich('pausedUntil', { date: () => <When iso={until} dateOnly /> })}</p> : null}
    </Alert>
  );
}
