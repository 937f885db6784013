import { replayAnswer, replayInput } from '@/lib/contracts/backoffice/webhooks';
import { endpoint } from '@/lib/http/endpoint';
import { replayWebhooks } from '@/lib/services/webhooks/replay-webhooks';

export const POST = endpoint({
  actor: 'staff',
  action: 'webhooks.replay',
  input: replayInput,
  output: replayAnswer,
  drains: true,
  run: replayWebhooks,
});
