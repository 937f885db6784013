'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useAction } from '@/lib/client/core/use-action';

/** `since` is told in words already, in the language and time of the page. */
type Row = { id: string; device: string | null; since: string; current: boolean };

/** Where this person is signed in, and the way to end it there. */
export function Sessions({ rows }: { rows: readonly Row[] }) {
  const t = useTranslations('account.sessions');
  const router = useRouter();
  const end = useAction(async (id: string) => {
    await (await import('@/lib/client/order/self-service')).endSession(id);
    router.refresh();
  });
  const all = useAction(async () => {
    await (await import('@/lib/client/order/self-service')).signOutEverywhere();
    window.location.assign('/');
  });
  return (
    <section aria-labelledby="sessions" className="border-line border-t pt-8">
      <h2 id="sessions" className="text-lg">
        {t('title')}
      </h2>
      <ul className="mt-4 divide-y divide-line">
        {rows.map(({ id, device, since, current }) => {
          const name = device ?? t('unknown');
          return (
            <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-3">
              <div className="min-w-0">
                <p className="font-medium">{current ? `${name} · ${t('here')}` : name}</p>
                <p className="text-quiet text-sm">{since}</p>
              </div>
              {current ? null : (
                <button
                  type="button"
                  className="btn btn-quiet"
                  aria-label={t('endWhat', { device: name })}
                  onClick={() => void end.start(id)}
                >
                  {t('end')}
                </button>
              )}
            </li>
          );
        })}
      </ul>
      <button type="button" className="btn btn-quiet mt-4" onClick={() => void all.start(undefined)}>
        {t('everywhere')}
      </button>
      <p role="alert" className="mt-3 text-danger text-sm empty:hidden">
        {end.error || all.error ? t('failed') : ''}
      </p>
    </section>
  );
}
