import * as z from 'zod/mini';
import { orderViewsAnswer, savedViewAnswer, saveViewInput } from '@/lib/contracts/backoffice/admin-orders';
import { endpoint } from '@/lib/http/endpoint';
import { listViews } from '@/lib/services/backoffice/orders/list-views';
import { saveView } from '@/lib/services/backoffice/orders/save-view';

export const GET = endpoint({
  actor: 'staff',
  action: 'orders.read',
  input: z.strictObject({}),
  output: orderViewsAnswer,
  run: listViews,
});

export const POST = endpoint({
  actor: 'staff',
  action: 'orders.save_view',
  input: saveViewInput,
  output: savedViewAnswer,
  run: saveView,
});
