import { alertsAnswer } from '@/lib/contracts/backoffice/alerts';
import { alertsQuery } from '@/lib/domain/order/list-filters';
import { endpoint } from '@/lib/http/endpoint';
import { listAlerts } from '@/lib/services/backoffice/alerts/list-alerts';

export const GET = endpoint({
  actor: 'staff',
  action: 'alerts.read',
  input: alertsQuery,
  output: alertsAnswer,
  run: listAlerts,
});
