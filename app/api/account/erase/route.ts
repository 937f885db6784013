import { eraseOwnInput, erasureAnswer } from '@/lib/contracts/privacy';
import { endpoint } from '@/lib/http/endpoint';
import { erasePerson } from '@/lib/services/account/erase-person';

export const POST = endpoint({
  actor: 'user',
  limit: 'sync',
  input: eraseOwnInput,
  output: erasureAnswer,
  run: (ctx, { dryRun }) => erasePerson(ctx, { dryRun }),
});
