import { chooseReturnAnswer, chooseReturnInput } from '@/lib/contracts/self-service';
import { endpoint } from '@/lib/http/endpoint';
import { orderIdParam } from '@/lib/http/order-id';
import { chooseReturn } from '@/lib/services/order/claim/choose-return';

export const POST = endpoint({
  actor: 'anyone',
  limit: 'checkout',
  input: chooseReturnInput,
  output: chooseReturnAnswer,
  run: (ctx, input, { params }) => chooseReturn(ctx, { ...input, orderId: orderIdParam(params) }),
});
