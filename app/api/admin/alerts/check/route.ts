import * as z from 'zod/mini';
import { checkAnswer } from '@/lib/contracts/backoffice/alerts';
import { endpoint } from '@/lib/http/endpoint';
import { evaluateAlerts } from '@/lib/services/backoffice/alerts/evaluate-alerts';

export const POST = endpoint({
  actor: 'staff',
  action: 'alerts.check',
  input: z.strictObject({}),
  output: checkAnswer,
  run: evaluateAlerts,
});
