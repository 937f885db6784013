import { redriveAnswer, redriveRequest } from '@/lib/contracts/backoffice/operations';
import { endpoint } from '@/lib/http/endpoint';
import { redrive } from '@/lib/services/backoffice/queues/redrive';

export const POST = endpoint({
  actor: 'staff',
  action: 'jobs.redrive',
  input: redriveRequest,
  output: redriveAnswer,
  drains: true,
  run: redrive,
});
