import { removedPasskeyAnswer, removePasskeyInput } from '@/lib/contracts/passkeys';
import { endpoint } from '@/lib/http/endpoint';
import { removePasskey } from '@/lib/services/account/change-passkeys';

export const POST = endpoint({
  actor: 'user',
  limit: 'passkeys',
  input: removePasskeyInput,
  output: removedPasskeyAnswer,
  run: removePasskey,
});
