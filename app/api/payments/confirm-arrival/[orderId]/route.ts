import { confirmArrivalAnswer, confirmArrivalInput } from '@/lib/contracts/self-service';
import { endpoint } from '@/lib/http/endpoint';
import { orderIdParam } from '@/lib/http/order-id';
import { confirmArrival } from '@/lib/services/order/self-service/confirm-arrival';

export const POST = endpoint({
  actor: 'anyone',
  limit: 'checkout',
  input: confirmArrivalInput,
  output: confirmArrivalAnswer,
  run: (ctx, _input, { params }) => confirmArrival(ctx, { orderId: orderIdParam(params) }),
});
