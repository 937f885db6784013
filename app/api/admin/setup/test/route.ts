import { serviceInput, testAnswer } from '@/lib/contracts/backoffice/setup';
import { endpoint } from '@/lib/http/endpoint';
import { testService } from '@/lib/services/backoffice/setup/check-service';

export const POST = endpoint({
  actor: 'staff',
  action: 'keys.change',
  input: serviceInput,
  output: testAnswer,
  run: testService,
});
