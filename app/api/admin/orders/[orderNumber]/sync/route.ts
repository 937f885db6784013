import * as z from 'zod/mini';
import { syncOrderAnswer } from '@/lib/contracts/orders';
import { endpoint } from '@/lib/http/endpoint';
import { readableOrder } from '@/lib/services/order/reading/order-view';
import { syncOrder } from '@/lib/services/order/sync-order';

export const POST = endpoint({
  actor: 'staff',
  action: 'orders.sync',
  input: z.strictObject({}),
  output: syncOrderAnswer,
  drains: true,
  run: async (ctx, _input, { params }) => {
    const { id } = await readableOrder(ctx, { orderNumber: params['orderNumber'] ?? '' });
    return syncOrder(ctx, { orderId: id });
  },
});
