import { noteInput } from '@/lib/contracts/backoffice/admin-order';
import { doneAnswer } from '@/lib/contracts/backoffice/admin-orders';
import { endpoint } from '@/lib/http/endpoint';
import { addNote } from '@/lib/services/backoffice/orders/add-note';

export const POST = endpoint({
  actor: 'staff',
  action: 'orders.note',
  input: noteInput,
  output: doneAnswer,
  run: (ctx, { text }, { params }) => addNote(ctx, { text, orderNumber: params['orderNumber'] ?? '' }),
});
