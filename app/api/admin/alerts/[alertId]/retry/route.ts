import * as z from 'zod/mini';
import { retryAnswer } from '@/lib/contracts/backoffice/alerts';
import { endpoint } from '@/lib/http/endpoint';
import { retryAlert } from '@/lib/services/backoffice/alerts/retry-alert';

export const POST = endpoint({
  actor: 'staff',
  action: 'alerts.handle',
  input: z.strictObject({}),
  output: retryAnswer,
  drains: true,
  run: (ctx, _input, { params }) => retryAlert(ctx, { alertId: params['alertId'] ?? '' }),
});
