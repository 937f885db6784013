import * as z from 'zod/mini';
import { cancelPreviewAnswer } from '@/lib/contracts/backoffice/admin-order';
import { cancelOrderAnswer, cancelOrderInput } from '@/lib/contracts/self-service';
import { endpoint } from '@/lib/http/endpoint';
import { cancelOrder } from '@/lib/services/order/cancel/cancel-order';
import { previewCancel } from '@/lib/services/order/cancel/preview-cancel';
import { readableOrder } from '@/lib/services/order/reading/order-view';

/** What a cancel would do. */
export const GET = endpoint({
  actor: 'staff',
  action: 'orders.cancel',
  input: z.strictObject({}),
  output: cancelPreviewAnswer,
  run: (ctx, _input, { params }) => previewCancel(ctx, { orderNumber: params['orderNumber'] ?? '' }),
});

export const POST = endpoint({
  actor: 'staff',
  action: 'orders.cancel',
  input: cancelOrderInput,
  output: cancelOrderAnswer,
  drains: true,
  run: async (ctx, input, { params }) => {
    const { id } = await readableOrder(ctx, { orderNumber: params['orderNumber'] ?? '' });
    return cancelOrder(ctx, { orderId: id, ...input });
  },
});
