import * as z from 'zod/mini';
import { WORK_BOXES } from '@/lib/domain/shop/sync-run';

const ids = z.array(z.uuid()).check(z.minLength(1), z.maxLength(1000));

/** Some dead letters or all of a kind; refused effects only by id. */
export const redriveRequest = z.union([
  z.strictObject({ effect_ids: ids }),
  z.strictObject({ event_ids: ids }),
  z.strictObject({ all: z.enum(WORK_BOXES) }),
]);
export const redriveAnswer = z.strictObject({ redriven: z.array(z.uuid()) });

export const recoverRequest = z.strictObject({ since: z.iso.datetime({ offset: true }) });
export const recoverAnswer = z.strictObject({
  /** Stripe events that had never arrived, and how many payments and parts are looked at again. */
  events: z.int(),
  payments: z.int(),
  fulfillments: z.int(),
});
