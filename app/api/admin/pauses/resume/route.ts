import { doneAnswer } from '@/lib/contracts/backoffice/admin-orders';
import { pausedInput } from '@/lib/contracts/backoffice/catalogue';
import { endpoint } from '@/lib/http/endpoint';
import { resumeSale } from '@/lib/services/backoffice/catalogue/pause-sale';

export const POST = endpoint({
  actor: 'staff',
  action: 'catalogue.change',
  input: pausedInput,
  output: doneAnswer,
  run: resumeSale,
});
