import * as z from 'zod/mini';
import { webhookSourcesAnswer } from '@/lib/contracts/backoffice/webhooks';
import { endpoint } from '@/lib/http/endpoint';
import { listSources } from '@/lib/services/webhooks/list-sources';

export const GET = endpoint({
  actor: 'staff',
  action: 'webhooks.read',
  input: z.strictObject({}),
  output: webhookSourcesAnswer,
  run: listSources,
});
