import type Stripe from 'stripe';

/** A verified message: id and type are all we use, the object itself is read again from the API. */
export type StripeEvent = {
  id: string;
  type: string;
  created: Date;
  livemode: boolean;
  paymentIntentId: string | null;
};

export const SIGNATURE_HEADER = 'stripe-signature';

/** Reads what was verified, or what Stripe's own list told. */
export const parseEvent = (rawBody: string): StripeEvent => readEvent(JSON.parse(rawBody) as Stripe.Event);

export function readEvent(event: Stripe.Event): StripeEvent {
  const object = event.data.object as { id?: string; object?: string; payment_intent?: string | { id: string } | null };
  const related = object.payment_intent;
  const paymentIntentId =
    object.object === 'payment_intent'
      ? (object.id ?? null)
      : typeof related === 'string'
        ? related
        : (related?.id ?? null);
  return {
    id: event.id,
    type: event.type,
    created: new Date(event.created * 1000),
    livemode: event.livemode,
    paymentIntentId,
  };
}
