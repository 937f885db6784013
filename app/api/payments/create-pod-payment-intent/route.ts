import { createPaymentIntentAnswer, createPaymentIntentInput } from '@/lib/contracts/checkout';
import { AppError } from '@/lib/domain/errors';
import { endpoint } from '@/lib/http/endpoint';
import { orderCookie } from '@/lib/http/request-context';
import { createPaymentIntent } from '@/lib/services/payments/create-payment-intent';

const DAY_S = 86_400;

export const POST = endpoint({
  actor: 'anyone',
  limit: 'checkout',
  input: createPaymentIntentInput,
  output: createPaymentIntentAnswer,
  run: (ctx, input, { headers }) => {
    const key = headers.get('idempotency-key');
    if (key !== null && (key.length < 8 || key.length > 255))
      throw new AppError('invalid_input', 'An Idempotency-Key has 8 to 255 characters.');
    return createPaymentIntent(ctx, input, key);
  },
  cookies: (answer) => [{ name: orderCookie(answer.order_number), value: answer.access_token, maxAgeS: 90 * DAY_S }],
});
