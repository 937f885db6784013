import * as z from 'zod/mini';
import { problemsAnswer } from '@/lib/contracts/self-service';
import { endpoint } from '@/lib/http/endpoint';
import { listProblems } from '@/lib/services/backoffice/orders/list-problems';

export const GET = endpoint({
  actor: 'staff',
  action: 'orders.read',
  input: z.strictObject({}),
  output: problemsAnswer,
  run: (ctx, _input, { params }) => listProblems(ctx, { orderNumber: params['orderNumber'] ?? '' }),
});
