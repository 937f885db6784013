import { saveCollectionInput, shelfChangeAnswer } from '@/lib/contracts/backoffice/catalogue';
import { endpoint } from '@/lib/http/endpoint';
import { saveCollection } from '@/lib/services/backoffice/catalogue/save-collection';

export const POST = endpoint({
  actor: 'staff',
  action: 'catalogue.change',
  input: saveCollectionInput,
  output: shelfChangeAnswer,
  run: saveCollection,
});
