'use client';
import { useRouter } from 'next/navigation';
import { signOut } from 'next-auth/react';
import { useTranslations } from 'next-intl';
import { useAction } from '@/lib/client/core/use-action';
import { useErrorWords } from '@/lib/client/core/use-error-words';
import type { ErasureAnswer } from '@/lib/contracts/privacy';
import { ConfirmDialog } from '../self-service/confirm-dialog';

/** Everything kept about this person as a file, and the way to have it erased. */
export function YourData() {
  const t = useTranslations('selfService.data');
  const errorWords = useErrorWords();
  const router = useRouter();
  const erase = useAction(async () => (await import('@/lib/client/order/self-service')).eraseMyData());
  const go = async () => {
    const answer = await erase.start(undefined);
    if (answer === null) return;
    if (answer.account === 'deleted') await signOut({ callbackUrl: '/account/erased' });
    else router.refresh();
  };
  return (
    <section aria-labelledby="your-data" className="border-line border-t pt-8">
      <h2 id="your-data" className="text-lg">
        {t('title')}
      </h2>
      <p className="mt-1 max-w-prose text-quiet text-sm">{t('what')}</p>
      <div role="status" className="mt-4 space-y-3 empty:hidden">
        {erase.data ? <Outcome {...erase.data} /> : null}
      </div>
      <div className="mt-4 flex flex-wrap gap-3">
        <a href="/api/account/data" download="my-data.json" className="btn btn-quiet">
          {t('download')}
        </a>
        <ConfirmDialog
          label={t('erase')}
          title={t('ask')}
          confirm={t('confirm')}
          busy={erase.busy}
          onConfirm={() => void go()}
        >
          <p>{t('explain')}</p>
          <p className="mt-3">{t('elsewhere')}</p>
        </ConfirmDialog>
      </div>
      <p role="alert" className="mt-3 text-danger text-sm empty:hidden">
        {erase.error ? errorWords(erase.error) : ''}
      </p>
    </section>
  );
}

function Outcome({ erased, kept }: ErasureAnswer) {
  const t = useTranslations('selfService.data');
  return (
    <>
      <p>{t('erased', { count: erased.length })}</p>
      {kept.length > 0 ? (
        <>
          <p>{t('kept')}</p>
          <ul className="list-disc space-y-1 pl-5">
            {kept.map(({ order_number, reason }) => (
              <li key={order_number}>
                <span className="font-mono">{order_number}</span>: {t(`reason.${reason}`)}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </>
  );
}
