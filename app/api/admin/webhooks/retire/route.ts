import { retireAnswer, retireInput } from '@/lib/contracts/backoffice/webhooks';
import { endpoint } from '@/lib/http/endpoint';
import { retireSecrets } from '@/lib/services/webhooks/repair-registration';

export const POST = endpoint({
  actor: 'staff',
  action: 'webhooks.rotate',
  input: retireInput,
  output: retireAnswer,
  run: retireSecrets,
});
