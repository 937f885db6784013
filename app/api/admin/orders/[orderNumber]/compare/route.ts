import * as z from 'zod/mini';
import { compareOrderAnswer } from '@/lib/contracts/backoffice/admin-order';
import { endpoint } from '@/lib/http/endpoint';
import { compareOrder } from '@/lib/services/backoffice/orders/compare-order';

export const GET = endpoint({
  actor: 'staff',
  action: 'orders.compare',
  input: z.strictObject({}),
  output: compareOrderAnswer,
  run: (ctx, _input, { params }) => compareOrder(ctx, { orderNumber: params['orderNumber'] ?? '' }),
});
