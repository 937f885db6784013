import * as z from 'zod/mini';
import { alertChanged } from '@/lib/contracts/backoffice/alerts';
import { endpoint } from '@/lib/http/endpoint';
import { acknowledgeAlert } from '@/lib/services/backoffice/alerts/change-alert';

export const POST = endpoint({
  actor: 'staff',
  action: 'alerts.handle',
  input: z.strictObject({}),
  output: alertChanged,
  run: (ctx, _input, { params }) => acknowledgeAlert(ctx, { alertId: params['alertId'] ?? '' }),
});
