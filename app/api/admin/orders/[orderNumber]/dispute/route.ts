import { disputeInput } from '@/lib/contracts/backoffice/admin-order';
import { doneAnswer } from '@/lib/contracts/backoffice/admin-orders';
import { endpoint } from '@/lib/http/endpoint';
import { answerDispute } from '@/lib/services/order/payment/answer-dispute';
import { letGo } from '@/lib/services/order/payment/let-go';

export const POST = endpoint({
  actor: 'staff',
  action: 'disputes.handle',
  input: disputeInput,
  output: doneAnswer,
  drains: true,
  run: (ctx, input, { params }) => {
    const orderNumber = params['orderNumber'] ?? '';
    return input.what === 'answer'
      ? answerDispute(ctx, { orderNumber, disputeId: input.disputeId })
      : letGo(ctx, { orderNumber });
  },
});
