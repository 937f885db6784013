import { nothing, recoveryCodesAnswer } from '@/lib/contracts/passkeys';
import { endpoint } from '@/lib/http/endpoint';
import { renewCodes } from '@/lib/services/account/change-passkeys';

export const POST = endpoint({
  actor: 'user',
  limit: 'passkeys',
  input: nothing,
  output: recoveryCodesAnswer,
  run: renewCodes,
});
