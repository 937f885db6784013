import { z } from 'zod';
import { AppError } from '@/lib/domain/core/errors';

/** A verified message: id and type are all we use, the object itself is read again from the API. */
export type StripeEvent = {
  id: string;
  type: string;
  created: Date;
  livemode: boolean;
  paymentIntentId: string | null;
};

export const SIGNATURE_HEADER = 'stripe-signature';

/** What Stripe names by its id or puts there whole. */
const reference = z.union([z.string(), z.looseObject({ id: z.string() }).transform(({ id }) => id)]);
const eventSchema = z.looseObject({
  id: z.string().min(1),
  type: z.string().min(1),
  created: z.number().int().nonnegative(),
  livemode: z.boolean(),
  data: z.looseObject({
    object: z.looseObject({
      id: z.string().nullish(),
      object: z.string().nullish(),
      payment_intent: reference.nullish(),
    }),
  }),
});

/** Reads what was verified. Throws AppError invalid_input. */
export function parseEvent(rawBody: string): StripeEvent {
  try {
    return readEvent(JSON.parse(rawBody));
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError('invalid_input', 'The message is not JSON.', { cause: error });
  }
}

/** Reads what Stripe's own list told. Throws AppError invalid_input. */
export function readEvent(event: unknown): StripeEvent {
  const parsed = eventSchema.safeParse(event);
  if (!parsed.success)
    throw new AppError('invalid_input', 'The message is not a Stripe event.', { cause: parsed.error });
  const { id, type, created, livemode, data } = parsed.data;
  const { object } = data;
  const paymentIntentId = object.object === 'payment_intent' ? object.id : object.payment_intent;
  return { id, type, created: new Date(created * 1000), livemode, paymentIntentId: paymentIntentId ?? null };
}
