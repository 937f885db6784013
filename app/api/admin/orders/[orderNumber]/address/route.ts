import { editAddressAnswer, editAddressInput } from '@/lib/contracts/backoffice/admin-order';
import { endpoint } from '@/lib/http/endpoint';
import { changeAddress } from '@/lib/services/order/self-service/change-address';

export const POST = endpoint({
  actor: 'staff',
  action: 'orders.edit_address',
  input: editAddressInput,
  output: editAddressAnswer,
  run: (ctx, { recipient }, { params }) =>
    changeAddress(ctx, { recipient, ref: { orderNumber: params['orderNumber'] ?? '' } }),
});
