import * as z from 'zod/mini';
import { moneyAnswer } from '@/lib/contracts/backoffice/admin-order';
import { endpoint } from '@/lib/http/endpoint';
import { readMoney } from '@/lib/services/backoffice/orders/read-money';

export const GET = endpoint({
  actor: 'staff',
  action: 'orders.read',
  input: z.strictObject({}),
  output: moneyAnswer,
  run: (ctx, _input, { params }) => readMoney(ctx, { orderNumber: params['orderNumber'] ?? '' }),
});
