import * as z from 'zod/mini';
import { replayProgressAnswer } from '@/lib/contracts/backoffice/webhooks';
import { endpoint } from '@/lib/http/endpoint';
import { replayProgress } from '@/lib/services/webhooks/replay-webhooks';

export const GET = endpoint({
  actor: 'staff',
  action: 'webhooks.replay',
  input: z.strictObject({}),
  output: replayProgressAnswer,
  run: (ctx, _input, { params }) => replayProgress(ctx, { replayId: params['replayId'] ?? '' }),
});
