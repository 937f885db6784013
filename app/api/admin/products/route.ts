import { changeListingsAnswer, changeListingsInput } from '@/lib/contracts/backoffice/catalogue';
import { endpoint } from '@/lib/http/endpoint';
import { changeListings } from '@/lib/services/backoffice/catalogue/change-listings';

export const POST = endpoint({
  actor: 'staff',
  action: 'catalogue.change',
  input: changeListingsInput,
  output: changeListingsAnswer,
  run: (ctx, { change, confirmLoss, ...which }) => changeListings(ctx, { which, change, confirmLoss }),
});
