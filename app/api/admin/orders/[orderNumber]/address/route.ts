import { editAddressAnswer, editAddressInput } from '@/lib/contracts/admin-order';
import { endpoint } from '@/lib/http/endpoint';
import { editAddress } from '@/lib/services/orders/edit-address';

export const POST = endpoint({
  actor: 'staff',
  action: 'orders.edit_address',
  input: editAddressInput,
  output: editAddressAnswer,
  run: (ctx, { recipient }, { params }) => editAddress(ctx, { recipient, orderNumber: params['orderNumber'] ?? '' }),
});
