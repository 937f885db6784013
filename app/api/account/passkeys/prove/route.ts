import { provedAnswer, proveInput } from '@/lib/contracts/passkeys';
import { endpoint } from '@/lib/http/endpoint';
import { proveItIsMe } from '@/lib/services/account/prove-passkey';

export const POST = endpoint({
  actor: 'user',
  limit: 'passkeys',
  input: proveInput,
  output: provedAnswer,
  run: proveItIsMe,
});
