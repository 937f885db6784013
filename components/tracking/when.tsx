'use client';
import { useLocale } from 'next-intl';
import { useSyncExternalStore } from 'react';
import { kept } from '@/lib/domain/core/kept';

type Part = 'date' | 'short' | 'medium';
const moment = kept(
  (locale: string, timeZone: string, time: Part) =>
    new Intl.DateTimeFormat(locale, { dateStyle: 'medium', ...(time === 'date' ? {} : { timeStyle: time }), timeZone }),
);
const never = () => () => undefined;

type Props = {
  /** An ISO time. */
  iso: string;
  dateOnly?: boolean;
  /** In logs, where the order of things within a minute matters. */
  seconds?: boolean;
};

/** A moment in the reader's own time zone; the server, which cannot know it, writes UTC. */
export function When({ iso, dateOnly = false, seconds = false }: Props) {
  const timeZone = useSyncExternalStore(
    never,
    () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => 'UTC',
  );
  const format = moment(useLocale(), timeZone, dateOnly ? 'date' : seconds ? 'medium' : 'short');
  // Server and browser differ in which kind of space they put before AM.
  return <time dateTime={iso}>{format.format(new Date(iso)).replace(/\s/g, ' ')}</time>;
}
