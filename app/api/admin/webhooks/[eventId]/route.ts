import * as z from 'zod/mini';
import { webhookDetailAnswer } from '@/lib/contracts/backoffice/webhooks';
import { endpoint } from '@/lib/http/endpoint';
import { getWebhook } from '@/lib/services/webhooks/get-webhook';

export const GET = endpoint({
  actor: 'staff',
  action: 'webhooks.read',
  input: z.strictObject({}),
  output: webhookDetailAnswer,
  run: (ctx, _input, { params }) => getWebhook(ctx, { eventId: params['eventId'] ?? '' }),
});
