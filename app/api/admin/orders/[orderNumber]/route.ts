import * as z from 'zod/mini';
import { adminOrderAnswer } from '@/lib/contracts/backoffice/admin-order';
import { endpoint } from '@/lib/http/endpoint';
import { getOrder } from '@/lib/services/backoffice/orders/get-order';

export const GET = endpoint({
  actor: 'staff',
  action: 'orders.read',
  input: z.strictObject({}),
  output: adminOrderAnswer,
  run: (ctx, _input, { params }) => getOrder(ctx, { orderNumber: params['orderNumber'] ?? '' }),
});
