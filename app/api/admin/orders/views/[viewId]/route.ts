import * as z from 'zod/mini';
import { doneAnswer } from '@/lib/contracts/backoffice/admin-orders';
import { endpoint } from '@/lib/http/endpoint';
import { deleteView } from '@/lib/services/backoffice/orders/save-view';

export const DELETE = endpoint({
  actor: 'staff',
  action: 'orders.save_view',
  input: z.strictObject({}),
  output: doneAnswer,
  run: (ctx, _input, { params }) => deleteView(ctx, { viewId: z.uuid().parse(params['viewId']) }),
});
