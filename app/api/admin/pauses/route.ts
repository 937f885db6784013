import { doneAnswer } from '@/lib/contracts/backoffice/admin-orders';
import { pauseInput } from '@/lib/contracts/backoffice/catalogue';
import { endpoint } from '@/lib/http/endpoint';
import { pauseSale } from '@/lib/services/backoffice/catalogue/pause-sale';

export const POST = endpoint({
  actor: 'staff',
  action: 'catalogue.change',
  input: pauseInput,
  output: doneAnswer,
  run: pauseSale,
});
