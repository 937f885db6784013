import { adminOrdersAnswer, adminOrdersQuery } from '@/lib/contracts/backoffice/admin-orders';
import { endpoint } from '@/lib/http/endpoint';
import { searchOrders } from '@/lib/services/backoffice/orders/search-orders';

export const GET = endpoint({
  actor: 'staff',
  action: 'orders.read',
  input: adminOrdersQuery,
  output: adminOrdersAnswer,
  run: searchOrders,
});
