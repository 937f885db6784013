import * as z from 'zod/mini';
import { orderTrackingAnswer } from '@/lib/contracts/orders';
import { endpoint } from '@/lib/http/endpoint';
import { orderVersion, trackOrder } from '@/lib/services/order/reading/order-view';

export const GET = endpoint({
  actor: 'anyone',
  limit: 'lookup',
  input: z.strictObject({}),
  output: orderTrackingAnswer,
  version: (ctx, params) => orderVersion(ctx, { orderNumber: params['orderNumber'] ?? '' }),
  run: (ctx, _input, { params }) => trackOrder(ctx, { orderNumber: params['orderNumber'] ?? '' }),
});
