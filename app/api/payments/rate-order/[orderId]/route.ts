import { rateOrderAnswer, rateOrderInput } from '@/lib/contracts/self-service';
import { endpoint } from '@/lib/http/endpoint';
import { orderIdParam } from '@/lib/http/order-id';
import { rateOrder } from '@/lib/services/order/self-service/rate-order';

export const POST = endpoint({
  actor: 'anyone',
  limit: 'checkout',
  input: rateOrderInput,
  output: rateOrderAnswer,
  run: (ctx, input, { params }) => rateOrder(ctx, { orderId: orderIdParam(params), ...input }),
});
