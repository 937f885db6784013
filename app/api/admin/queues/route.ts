import * as z from 'zod/mini';
import { queuesAnswer } from '@/lib/contracts/backoffice/jobs';
import { endpoint } from '@/lib/http/endpoint';
import { listQueues } from '@/lib/services/backoffice/queues/list-queues';

export const GET = endpoint({
  actor: 'staff',
  action: 'jobs.read',
  input: z.strictObject({}),
  output: queuesAnswer,
  run: listQueues,
});
