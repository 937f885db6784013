import { registrationAnswer, registrationInput } from '@/lib/contracts/backoffice/webhooks';
import { endpoint } from '@/lib/http/endpoint';
import { repairRegistration } from '@/lib/services/webhooks/repair-registration';

export const POST = endpoint({
  actor: 'staff',
  action: 'webhooks.register',
  input: registrationInput,
  output: registrationAnswer,
  run: repairRegistration,
});
