import { useTranslations } from 'next-intl';
import type { TimelineEntry } from '@/lib/contracts/orders';
import { When } from './when';

/** What happened, newest first. */
export function OrderTimeline({ entries }: { entries: readonly TimelineEntry[] }) {
  const t = useTranslations('order');
  const newestFirst = entries.map((entry, place) => ({ entry, place })).toReversed();
  const newest = newestFirst.length - 1;
  return (
    <section className="card" aria-labelledby="timeline">
      <h2 id="timeline">{t('timeline')}</h2>
      <ol className="mt-4">
        {newestFirst.map(({ entry, place }) => (
          <li key={place} className="flex gap-4">
            <div aria-hidden="true" className="flex flex-col items-center">
              <span className={`mt-1.5 size-2.5 rounded-full ${place === newest ? 'bg-accent' : 'bg-line-strong'}`} />
              {place === 0 ? null : <span className="w-px flex-1 bg-line" />}
            </div>
            <div className="pb-5">
              <p className="font-medium">{entry.title}</p>
              {entry.about ? <p className="text-sm">{entry.about}</p> : null}
              <p className="text-quiet text-sm">{entry.description}</p>
              <p className="text-quiet text-sm">
                <When iso={entry.timestamp} />
              </p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
