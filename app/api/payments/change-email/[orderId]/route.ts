import { changeEmailAnswer, changeEmailInput } from '@/lib/contracts/self-service';
import { endpoint } from '@/lib/http/endpoint';
import { orderIdParam } from '@/lib/http/order-id';
import { changeEmail } from '@/lib/services/order/self-service/change-email';

export const POST = endpoint({
  actor: 'anyone',
  limit: 'checkout',
  input: changeEmailInput,
  output: changeEmailAnswer,
  run: (ctx, { email }, { params }) => changeEmail(ctx, { email, ref: { orderId: orderIdParam(params) } }),
});
