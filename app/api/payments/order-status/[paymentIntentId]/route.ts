import * as z from 'zod/mini';
import { orderStatusAnswer } from '@/lib/contracts/orders';
import { endpoint } from '@/lib/http/endpoint';
import { orderStatus, orderVersion } from '@/lib/services/order/reading/order-view';

export const GET = endpoint({
  actor: 'anyone',
  limit: 'lookup',
  input: z.strictObject({}),
  output: orderStatusAnswer,
  version: (ctx, params) => orderVersion(ctx, { paymentIntentId: params['paymentIntentId'] ?? '' }),
  run: (ctx, _input, { params }) => orderStatus(ctx, { paymentIntentId: params['paymentIntentId'] ?? '' }),
});
