import * as z from 'zod/mini';
import { decideRefundInput, refundAnswer } from '@/lib/contracts/backoffice/admin-order';
import { endpoint } from '@/lib/http/endpoint';
import { decideRefund } from '@/lib/services/order/refund/decide-refund';

export const POST = endpoint({
  actor: 'staff',
  action: 'refunds.decide',
  input: decideRefundInput,
  output: refundAnswer,
  drains: true,
  run: (ctx, input, { params }) => decideRefund(ctx, { ...input, requestId: z.uuid().parse(params['requestId']) }),
});
