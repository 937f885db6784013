import { addPasskeyInput, recoveryCodesAnswer } from '@/lib/contracts/passkeys';
import { deviceOf } from '@/lib/domain/core/device';
import { endpoint } from '@/lib/http/endpoint';
import { addPasskey } from '@/lib/services/account/add-passkey';

export const POST = endpoint({
  actor: 'user',
  limit: 'passkeys',
  input: addPasskeyInput,
  output: recoveryCodesAnswer,
  run: (ctx, { answer }, { headers }) =>
    addPasskey(ctx, { answer, name: deviceOf(headers.get('user-agent')) ?? 'Passkey' }),
});
