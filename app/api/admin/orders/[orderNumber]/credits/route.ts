import { creditAnswer, creditInput } from '@/lib/contracts/backoffice/claims';
import { endpoint } from '@/lib/http/endpoint';
import { recordCredit } from '@/lib/services/order/claim/record-credit';

export const POST = endpoint({
  actor: 'staff',
  action: 'orders.record_credit',
  input: creditInput,
  output: creditAnswer,
  run: (ctx, input, { params }) => recordCredit(ctx, { ...input, orderNumber: params['orderNumber'] ?? '' }),
});
