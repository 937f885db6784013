import { nothing, provedAnswer } from '@/lib/contracts/passkeys';
import { endpoint } from '@/lib/http/endpoint';
import { checkProof } from '@/lib/services/account/change-passkeys';

export const POST = endpoint({
  actor: 'user',
  limit: 'lookup',
  input: nothing,
  output: provedAnswer,
  run: checkProof,
});
