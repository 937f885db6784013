import { adminOrdersAnswer, adminOrdersQuery } from '@/lib/contracts/admin';
import { endpoint } from '@/lib/http/endpoint';
import { listOrders } from '@/lib/services/orders/list-orders';

export const GET = endpoint({ actor: 'staff', input: adminOrdersQuery, output: adminOrdersAnswer, run: listOrders });
