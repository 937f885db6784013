import { exportOrdersQuery } from '@/lib/contracts/backoffice/admin-orders';
import { csvEndpoint } from '@/lib/http/csv-endpoint';
import { exportOrders } from '@/lib/services/backoffice/orders/export-orders';

export const GET = csvEndpoint({
  action: 'orders.export',
  input: exportOrdersQuery,
  fileName: 'orders.csv',
  run: exportOrders,
});
