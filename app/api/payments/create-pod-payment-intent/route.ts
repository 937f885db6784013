import { createPaymentIntentAnswer, createPaymentIntentInput } from '@/lib/contracts/checkout';
import { AppError } from '@/lib/domain/core/errors';
import { endpoint, orderKey } from '@/lib/http/endpoint';
import { createPaymentIntent } from '@/lib/services/checkout/create-payment-intent';

export const POST = endpoint({
  actor: 'anyone',
  limit: 'checkout',
  input: createPaymentIntentInput,
  output: createPaymentIntentAnswer,
  run: (ctx, input, { headers, network }) => {
    const key = headers.get('idempotency-key');
    if (key !== null && (key.length < 8 || key.length > 255))
      throw new AppError('invalid_input', 'An Idempotency-Key has 8 to 255 characters.');
    return createPaymentIntent(ctx, input, key, network);
  },
  cookies: ({ order_number, access_token }) => [orderKey(order_number, access_token)],
});
