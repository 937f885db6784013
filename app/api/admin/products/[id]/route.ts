import { saveListingInput, shelfChangeAnswer } from '@/lib/contracts/backoffice/catalogue';
import { endpoint } from '@/lib/http/endpoint';
import { saveListing } from '@/lib/services/backoffice/catalogue/save-listing';

export const POST = endpoint({
  actor: 'staff',
  action: 'catalogue.change',
  input: saveListingInput,
  output: shelfChangeAnswer,
  run: (ctx, { confirmLoss, collections, ...change }, { params }) =>
    saveListing(ctx, { productId: params['id'] ?? '', change, collections, confirmLoss }),
});
