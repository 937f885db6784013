import { removeAnswer, serviceInput } from '@/lib/contracts/backoffice/setup';
import { endpoint } from '@/lib/http/endpoint';
import { removeService } from '@/lib/services/backoffice/setup/connect-service';

export const POST = endpoint({
  actor: 'staff',
  action: 'keys.change',
  input: serviceInput,
  output: removeAnswer,
  run: removeService,
});
