import * as z from 'zod/mini';
import { otherVariantsAnswer } from '@/lib/contracts/self-service';
import { endpoint } from '@/lib/http/endpoint';
import { orderIdParam } from '@/lib/http/order-id';
import { otherVariants } from '@/lib/services/checkout/change-item';

export const GET = endpoint({
  actor: 'anyone',
  limit: 'lookup',
  input: z.strictObject({}),
  output: otherVariantsAnswer,
  run: (ctx, _input, { params }) => otherVariants(ctx, { orderId: orderIdParam(params) }),
});
