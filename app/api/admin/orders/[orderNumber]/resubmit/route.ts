import { resubmitAnswer, resubmitInput } from '@/lib/contracts/backoffice/admin-order';
import { endpoint } from '@/lib/http/endpoint';
import { resubmitFulfillment } from '@/lib/services/order/fulfillment/resubmit-fulfillment';

export const POST = endpoint({
  actor: 'staff',
  action: 'orders.resubmit',
  input: resubmitInput,
  output: resubmitAnswer,
  drains: true,
  run: (ctx, input, { params }) => resubmitFulfillment(ctx, { ...input, orderNumber: params['orderNumber'] ?? '' }),
});
