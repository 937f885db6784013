import { changeAddressAnswer, changeAddressInput } from '@/lib/contracts/self-service';
import { endpoint } from '@/lib/http/endpoint';
import { orderIdParam } from '@/lib/http/order-id';
import { changeAddress } from '@/lib/services/order/self-service/change-address';

export const POST = endpoint({
  actor: 'anyone',
  limit: 'checkout',
  input: changeAddressInput,
  output: changeAddressAnswer,
  run: (ctx, recipient, { params }) => changeAddress(ctx, { ref: { orderId: orderIdParam(params) }, recipient }),
});
