import * as z from 'zod/mini';
import { webhookTestAnswer } from '@/lib/contracts/backoffice/admin';
import { endpoint } from '@/lib/http/endpoint';
import { testWebhooks } from '@/lib/services/webhooks/test-webhooks';

export const GET = endpoint({
  actor: 'anyone',
  limit: 'lookup',
  input: z.strictObject({}),
  output: webhookTestAnswer,
  run: testWebhooks,
});
