import { sendAgainAnswer, sendAgainInput } from '@/lib/contracts/backoffice/claims';
import { endpoint } from '@/lib/http/endpoint';
import { sendAgain } from '@/lib/services/order/claim/send-again';

export const POST = endpoint({
  actor: 'staff',
  action: 'orders.send_again',
  input: sendAgainInput,
  output: sendAgainAnswer,
  drains: true,
  run: (ctx, input, { params }) => sendAgain(ctx, { ...input, orderNumber: params['orderNumber'] ?? '' }),
});
