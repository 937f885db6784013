import * as z from 'zod/mini';
import { declineMailsAnswer } from '@/lib/contracts/self-service';
import { endpoint } from '@/lib/http/endpoint';
import { declineMails } from '@/lib/services/mail/decline-mails';

/** Also the address behind a mail program's own "unsubscribe" (RFC 8058), which posts a form that says nothing. */
export const POST = endpoint({
  actor: 'anyone',
  limit: 'checkout',
  input: z.strictObject({}),
  output: declineMailsAnswer,
  bodiless: true,
  run: (ctx, _, { params }) => declineMails(ctx, { token: params['token'] ?? '' }),
});
