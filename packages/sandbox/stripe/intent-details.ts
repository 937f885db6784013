import type { IntentUpdate } from './intent-params';
import type { PaymentIntent } from './objects';
import { fullShipping, mergeMetadata } from './values';

type Described = Pick<
  IntentUpdate,
  | 'customer'
  | 'description'
  | 'metadata'
  | 'receipt_email'
  | 'shipping'
  | 'statement_descriptor'
  | 'statement_descriptor_suffix'
  | 'setup_future_usage'
  | 'allowed_payment_method_types'
  | 'excluded_payment_method_types'
  | 'payment_method_options'
>;

/** Lays what was sent over the intent; what was not sent stays, null unsets. */
export function applyDetails(intent: PaymentIntent, sent: Partial<Described>): void {
  intent.metadata = mergeMetadata(intent.metadata, sent.metadata);
  if (sent.customer !== undefined) intent.customer = sent.customer;
  if (sent.description !== undefined) intent.description = sent.description;
  if (sent.receipt_email !== undefined) intent.receipt_email = sent.receipt_email;
  if (sent.shipping !== undefined) intent.shipping = sent.shipping === null ? null : fullShipping(sent.shipping);
  if (sent.statement_descriptor !== undefined) intent.statement_descriptor = sent.statement_descriptor;
  if (sent.statement_descriptor_suffix !== undefined) {
    intent.statement_descriptor_suffix = sent.statement_descriptor_suffix;
  }
  if (sent.setup_future_usage !== undefined) intent.setup_future_usage = sent.setup_future_usage;
  if (sent.allowed_payment_method_types !== undefined) {
    intent.allowed_payment_method_types = sent.allowed_payment_method_types;
  }
  if (sent.excluded_payment_method_types !== undefined) {
    intent.excluded_payment_method_types = sent.excluded_payment_method_types;
  }
  const request = sent.payment_method_options?.card?.request_three_d_secure;
  if (request !== undefined) intent.payment_method_options.card.request_three_d_secure = request;
}
