import { recoverAnswer, recoverRequest } from '@/lib/contracts/backoffice/operations';
import { endpoint } from '@/lib/http/endpoint';
import { recoverSince } from '@/lib/services/sync/recover-since';

export const POST = endpoint({
  actor: 'staff',
  action: 'sync.recover',
  input: recoverRequest,
  output: recoverAnswer,
  drains: true,
  run: recoverSince,
});
