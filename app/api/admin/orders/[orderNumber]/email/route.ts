import { changeEmailAnswer, changeEmailInput } from '@/lib/contracts/self-service';
import { endpoint } from '@/lib/http/endpoint';
import { changeEmail } from '@/lib/services/order/self-service/change-email';

export const POST = endpoint({
  actor: 'staff',
  action: 'orders.edit_email',
  input: changeEmailInput,
  output: changeEmailAnswer,
  run: (ctx, { email }, { params }) => changeEmail(ctx, { email, ref: { orderNumber: params['orderNumber'] ?? '' } }),
});
