import { changeItemAnswer, changeItemInput } from '@/lib/contracts/self-service';
import { endpoint } from '@/lib/http/endpoint';
import { orderIdParam } from '@/lib/http/order-id';
import { changeItem } from '@/lib/services/checkout/change-item';

export const POST = endpoint({
  actor: 'anyone',
  limit: 'checkout',
  input: changeItemInput,
  output: changeItemAnswer,
  run: (ctx, { itemId, variantId }, { params }) =>
    changeItem(ctx, { itemId, variantId, ref: { orderId: orderIdParam(params) } }),
});
