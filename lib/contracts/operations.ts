import { z } from 'zod';

const ids = z.array(z.uuid()).min(1).max(1000);

/** Some dead letters or all of a kind; refused effects only by id. */
export const redriveRequest = z.union([
  z.strictObject({ effect_ids: ids }),
  z.strictObject({ event_ids: ids }),
  z.strictObject({ all: z.enum(['effects', 'events']) }),
]);
export const redriveAnswer = z.strictObject({ redriven: z.array(z.uuid()) });

export const recoverRequest = z.strictObject({ since: z.iso.datetime({ offset: true }) });
export const recoverAnswer = z.strictObject({
  /** Stripe events that had never arrived, and how many payments and parts are looked at again. */
  events: z.number().int(),
  payments: z.number().int(),
  fulfillments: z.number().int(),
});
