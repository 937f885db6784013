import { alertChanged, assignInput } from '@/lib/contracts/backoffice/alerts';
import { endpoint } from '@/lib/http/endpoint';
import { assignAlert } from '@/lib/services/backoffice/alerts/change-alert';

export const POST = endpoint({
  actor: 'staff',
  action: 'alerts.handle',
  input: assignInput,
  output: alertChanged,
  run: (ctx, { assigneeId }, { params }) => assignAlert(ctx, { alertId: params['alertId'] ?? '', assigneeId }),
});
