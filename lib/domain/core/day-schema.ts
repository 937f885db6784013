import * as z from 'zod/mini';

/** No order is older and none is asked about later; beyond, JavaScript and PostgreSQL write years differently. */
const inReach = z.refine<string>((text) => text >= '1970' && text < '2200', 'A year from 1970 to 2199.');

/** `2026-01-31`. */
export const daySchema = z.iso.date().check(inReach);
/** A moment in UTC to narrow a list by. */
export const momentSchema = z.iso.datetime().check(inReach);
