import { webhooksAnswer, webhooksQuery } from '@/lib/contracts/backoffice/webhooks';
import { endpoint } from '@/lib/http/endpoint';
import { listWebhooks } from '@/lib/services/webhooks/list-webhooks';

export const GET = endpoint({
  actor: 'staff',
  action: 'webhooks.read',
  input: webhooksQuery,
  output: webhooksAnswer,
  run: listWebhooks,
});
