import { refundAnswer, refundInput } from '@/lib/contracts/backoffice/admin-order';
import { endpoint } from '@/lib/http/endpoint';
import { requestRefund } from '@/lib/services/order/refund/request-refund';

export const POST = endpoint({
  actor: 'staff',
  action: 'refunds.request',
  input: refundInput,
  output: refundAnswer,
  drains: true,
  run: (ctx, input, { params }) => requestRefund(ctx, { ...input, orderNumber: params['orderNumber'] ?? '' }),
});
