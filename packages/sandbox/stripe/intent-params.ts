import { z } from 'zod';
import { emptyable, flag, metadata, paging, shipping, text, whole } from './params';
import { paymentMethodData } from './payment-methods';

const captureMethod = z.enum(['automatic', 'automatic_async', 'manual']);
const types = z.array(text());
const futureUsage = z.enum(['off_session', 'on_session']);
const methodOptions = z.strictObject({
  card: z.strictObject({ request_three_d_secure: z.enum(['any', 'automatic', 'challenge']).optional() }).optional(),
});

/** Taken from writers in 2026-09-30.endive; still readable. */
const removed = {
  payment_method_types: z
    .unknown()
    .refine((sent) => sent === undefined, {
      message: 'payment_method_types is no longer supported on this API version.',
      params: { code: 'payment_method_types_no_longer_supported' },
    })
    .optional(),
};

const described = {
  customer: text().optional(),
  description: emptyable(text(1000)),
  metadata,
  receipt_email: emptyable(text(800)),
  shipping: emptyable(shipping),
  statement_descriptor: emptyable(text(22)),
  statement_descriptor_suffix: emptyable(text(22)),
};

const payingWith = {
  payment_method: text().optional(),
  payment_method_data: paymentMethodData.optional(),
  payment_method_options: methodOptions.optional(),
  setup_future_usage: emptyable(futureUsage),
};

const confirming = {
  confirmation_token: text().optional(),
  error_on_requires_action: flag.optional(),
  off_session: flag.optional(),
  return_url: text().optional(),
  use_stripe_sdk: flag.optional(),
};

export const intentCreate = z.strictObject({
  amount: whole,
  currency: text(3),
  allowed_payment_method_types: types.optional(),
  excluded_payment_method_types: emptyable(types),
  automatic_payment_methods: z
    .strictObject({ enabled: flag, allow_redirects: z.enum(['always', 'never']).optional() })
    .optional(),
  capture_method: captureMethod.optional(),
  confirm: flag.optional(),
  confirmation_method: z.enum(['automatic']).optional(),
  ...described,
  ...payingWith,
  ...confirming,
  ...removed,
});

export const intentUpdate = z.strictObject({
  amount: whole.optional(),
  currency: text(3).optional(),
  allowed_payment_method_types: emptyable(types),
  excluded_payment_method_types: emptyable(types),
  capture_method: captureMethod.optional(),
  ...described,
  ...payingWith,
  ...removed,
});

export const intentConfirm = z.strictObject({
  allowed_payment_method_types: emptyable(types),
  excluded_payment_method_types: emptyable(types),
  amount_to_confirm: whole.optional(),
  capture_method: captureMethod.optional(),
  client_secret: text().optional(),
  receipt_email: emptyable(text(800)),
  shipping: emptyable(shipping),
  ...payingWith,
  ...confirming,
  ...removed,
});

export const intentCapture = z.strictObject({
  amount_to_capture: whole.optional(),
  final_capture: flag.optional(),
  metadata,
  statement_descriptor: text(22).optional(),
  statement_descriptor_suffix: text(22).optional(),
});

export const intentCancel = z.strictObject({
  cancellation_reason: z.enum(['abandoned', 'duplicate', 'fraudulent', 'requested_by_customer']).optional(),
});

export const intentRetrieve = z.strictObject({ client_secret: text().optional() });
export const intentList = z.strictObject({ ...paging, customer: text().optional() });

export type IntentCreate = z.infer<typeof intentCreate>;
export type IntentUpdate = z.infer<typeof intentUpdate>;
export type IntentConfirm = z.infer<typeof intentConfirm>;
export type IntentCapture = z.infer<typeof intentCapture>;
