import * as z from 'zod/mini';
import { shelfChangeAnswer } from '@/lib/contracts/backoffice/catalogue';
import { endpoint } from '@/lib/http/endpoint';
import { removeCollection } from '@/lib/services/backoffice/catalogue/save-collection';

export const DELETE = endpoint({
  actor: 'staff',
  action: 'catalogue.change',
  input: z.strictObject({}),
  output: shelfChangeAnswer,
  run: (ctx, _input, { params }) => removeCollection(ctx, params['id'] ?? ''),
});
