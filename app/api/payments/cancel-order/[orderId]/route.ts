import { cancelOrderAnswer, cancelOrderInput } from '@/lib/contracts/self-service';
import { endpoint } from '@/lib/http/endpoint';
import { orderIdParam } from '@/lib/http/order-id';
import { cancelOrder } from '@/lib/services/order/cancel/cancel-order';

export const POST = endpoint({
  actor: 'anyone',
  limit: 'checkout',
  input: cancelOrderInput,
  output: cancelOrderAnswer,
  drains: true,
  run: (ctx, input, { params }) => cancelOrder(ctx, { orderId: orderIdParam(params), ...input }),
});
