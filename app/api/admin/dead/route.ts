import { deadAnswer, deadQuery } from '@/lib/contracts/backoffice/jobs';
import { endpoint } from '@/lib/http/endpoint';
import { listDead } from '@/lib/services/backoffice/queues/list-dead';

export const GET = endpoint({
  actor: 'staff',
  action: 'jobs.read',
  input: deadQuery,
  output: deadAnswer,
  run: listDead,
});
