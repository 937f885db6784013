import * as z from 'zod/mini';
import { syncOrderAnswer } from '@/lib/contracts/orders';
import { endpoint } from '@/lib/http/endpoint';
import { orderIdParam } from '@/lib/http/order-id';
import { syncOrder } from '@/lib/services/order/sync-order';

export const POST = endpoint({
  actor: 'user',
  limit: 'sync',
  input: z.strictObject({}),
  output: syncOrderAnswer,
  drains: true,
  run: (ctx, _input, { params }) => syncOrder(ctx, { orderId: orderIdParam(params) }),
});
