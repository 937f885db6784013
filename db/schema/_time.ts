import { timestamp } from 'drizzle-orm/pg-core';

/** A moment, with its time zone. */
export const time = () => timestamp({ withTimezone: true, mode: 'date' });

/** The moment of its writing, unless another is given. */
export const created = () => time().notNull().defaultNow();
