import { redriveAnswer, redriveRequest } from '@/lib/contracts/backoffice/operations';
import { endpoint } from '@/lib/http/endpoint';
import { redrive } from '@/lib/services/backoffice/queues/redrive';

export const POST = endpoint({
  actor: 'staff',
  action: 'jobs.redrive',
  input: redriveRequest,
  output: redriveAnswer,
  drains: true,
  run: async (ctx, input) =>
    redrive(
      ctx,
      'all' in input ? input : 'effect_ids' in input ? { effectIds: input.effect_ids } : { eventIds: input.event_ids },
    ),
});
