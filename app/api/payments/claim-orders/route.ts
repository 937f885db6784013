import { claimOrdersAnswer, claimOrdersInput } from '@/lib/contracts/self-service';
import { endpoint } from '@/lib/http/endpoint';
import { claimOrders } from '@/lib/services/account/claim-orders';

export const POST = endpoint({
  actor: 'user',
  limit: 'checkout',
  input: claimOrdersInput,
  output: claimOrdersAnswer,
  run: (ctx) => claimOrders(ctx),
});
