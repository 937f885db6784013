'use client';
import { useLocale } from 'next-intl';
import { useSyncExternalStore } from 'react';
import { kept } from '@/lib/domain/core/kept';

const moment = kept(
  (locale: string, timeZone: string, dateOnly: boolean) =>
    new Intl.DateTimeFormat(locale, { dateStyle: 'medium', ...(dateOnly ? {} : { timeStyle: 'short' }), timeZone }),
);
const never = () => () => undefined;

/** A moment in the reader's own time zone; the server, which cannot know it, writes UTC. `iso` is an ISO time. */
export function When({ iso, dateOnly = false }: { iso: string; dateOnly?: boolean }) {
  const timeZone = useSyncExternalStore(
    never,
    () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => 'UTC',
  );
  const format = moment(useLocale(), timeZone, dateOnly);
  // Server and browser differ in which kind of space they put before AM.
  return <time dateTime={iso}>{format.format(new Date(iso)).replace(/\s/g, ' ')}</time>;
}
