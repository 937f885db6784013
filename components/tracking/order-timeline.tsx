import { useTranslations } from 'next-intl';
import type { TimelineEntry } from '@/lib/contracts/orders';
import { When } from './when';

const SHOWN = 4;

/** What happened, newest first; what is long past is folded away. */
export function OrderTimeline({ entries }: { entries: readonly TimelineEntry[] }) {
  const t = useTranslations('order');
  const newestFirst = entries.map((entry, id) => ({ ...entry, id })).toReversed();
  const older = newestFirst.slice(SHOWN);
  return (
    <section className="card" aria-labelledby="timeline">
      <h2 id="timeline">{t('timeline')}</h2>
      <Entries entries={newestFirst.slice(0, SHOWN)} newest />
      {older.length === 0 ? null : (
        <details className="group">
          <summary className="inline-flex min-h-11 items-center text-sm underline underline-offset-4">
            {t('older', { count: older.length })}
          </summary>
          <Entries entries={older} />
        </details>
      )}
    </section>
  );
}

function Entries({
  entries,
  newest = false,
}: {
  entries: readonly (TimelineEntry & { id: number })[];
  newest?: boolean;
}) {
  return (
    <ol className="mt-4">
      {entries.map((entry, place) => (
        <li key={entry.id} className="flex gap-4">
          <div aria-hidden="true" className="flex flex-col items-center">
            <span
              className={`mt-1.5 size-2.5 rounded-full ${newest && place === 0 ? 'bg-accent' : 'bg-line-strong'}`}
            />
            {place === entries.length - 1 ? null : <span className="w-px flex-1 bg-line" />}
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
  );
}
