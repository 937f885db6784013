import { passkeyOptionsAnswer, passkeyOptionsInput } from '@/lib/contracts/passkeys';
import { endpoint } from '@/lib/http/endpoint';
import { passkeyOptions } from '@/lib/services/account/passkey-options';

export const POST = endpoint({
  actor: 'user',
  limit: 'passkeys',
  input: passkeyOptionsInput,
  output: passkeyOptionsAnswer,
  run: passkeyOptions,
});
