import { myOrdersAnswer, myOrdersQuery } from '@/lib/contracts/orders';
import { endpoint } from '@/lib/http/endpoint';
import { listMyOrders } from '@/lib/services/order/reading/list-orders';

export const GET = endpoint({
  actor: 'user',
  limit: 'lookup',
  input: myOrdersQuery,
  output: myOrdersAnswer,
  run: listMyOrders,
});
