import * as z from 'zod/mini';

/** Of a person, as accounts are found by it. */
export const emailInput = z.pipe(
  z.string().check(z.trim(), z.toLowerCase()),
  z.email('Enter an e-mail address.').check(z.maxLength(254)),
);
