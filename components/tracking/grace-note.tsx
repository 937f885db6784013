'use client';
import { Clock } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect, useSyncExternalStore } from 'react';
import { When } from './when';

const MINUTE_MS = 60_000;
const LOOK_EVERY_MS = 5_000;

function everyMoment(look: () => void): () => void {
  const timer = setInterval(look, LOOK_EVERY_MS);
  return () => clearInterval(timer);
}

/** Until when nothing is printed, and how long that is. `until` is an ISO time. */
export function GraceNote({ until }: { until: string }) {
  const t = useTranslations('selfService.grace');
  const { refresh } = useRouter();
  const minutes = useSyncExternalStore(
    everyMoment,
    () => Math.max(0, Math.ceil((Date.parse(until) - Date.now()) / MINUTE_MS)),
    () => null,
  );
  useEffect(() => {
    if (minutes === 0) refresh();
  }, [minutes, refresh]);
  return (
    <section aria-label={t('title')} className="mt-6 flex gap-3 rounded-box bg-soft px-5 py-4" data-no-print>
      <Clock aria-hidden className="mt-0.5 size-5 shrink-0 text-accent" />
      <div className="min-w-0">
        <h2 className="text-base">{t('title')}</h2>
        <p className="mt-1 text-quiet">{t.rich('text', { when: () => <When iso={until} /> })}</p>
        <p className="mt-2 flex flex-wrap items-baseline gap-x-4">
          <a href="#care" className="inline-flex min-h-11 items-center font-medium underline underline-offset-4">
            {t('change')}
          </a>
          {minutes === null || minutes === 0 ? null : (
            <span className="font-semibold tabular-nums">
              {minutes < 60
                ? t('minutes', { minutes })
                : t('hours', { hours: Math.floor(minutes / 60), minutes: minutes % 60 })}
            </span>
          )}
        </p>
      </div>
    </section>
  );
}
