import { resendMailInput } from '@/lib/contracts/backoffice/admin-order';
import { doneAnswer } from '@/lib/contracts/backoffice/admin-orders';
import { endpoint } from '@/lib/http/endpoint';
import { resendMail } from '@/lib/services/mail/resend-mail';

export const POST = endpoint({
  actor: 'staff',
  action: 'orders.resend_mail',
  input: resendMailInput,
  output: doneAnswer,
  drains: true,
  run: (ctx, { effectId }, { params }) => resendMail(ctx, { effectId, orderNumber: params['orderNumber'] ?? '' }),
});
