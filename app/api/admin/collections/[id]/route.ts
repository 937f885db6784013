import { removeCollectionInput, shelfChangeAnswer } from '@/lib/contracts/backoffice/catalogue';
import { endpoint } from '@/lib/http/endpoint';
import { removeCollection } from '@/lib/services/backoffice/catalogue/save-collection';

export const DELETE = endpoint({
  actor: 'staff',
  action: 'catalogue.change',
  input: removeCollectionInput,
  output: shelfChangeAnswer,
  run: (ctx, { confirmLoss }, { params }) => removeCollection(ctx, { id: params['id'] ?? '', confirmLoss }),
});
