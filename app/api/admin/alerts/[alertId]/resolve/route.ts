import { alertChanged, resolveInput } from '@/lib/contracts/backoffice/alerts';
import { endpoint } from '@/lib/http/endpoint';
import { closeAlert } from '@/lib/services/backoffice/alerts/change-alert';

export const POST = endpoint({
  actor: 'staff',
  action: 'alerts.handle',
  input: resolveInput,
  output: alertChanged,
  run: (ctx, { note }, { params }) => closeAlert(ctx, { alertId: params['alertId'] ?? '', note }),
});
