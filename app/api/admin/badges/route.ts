import * as z from 'zod/mini';
import { badgesAnswer } from '@/lib/contracts/backoffice/alerts';
import { endpoint } from '@/lib/http/endpoint';
import { countOpenAlerts } from '@/lib/services/backoffice/alerts/list-alerts';

export const GET = endpoint({
  actor: 'staff',
  action: 'alerts.read',
  input: z.strictObject({}),
  output: badgesAnswer,
  run: countOpenAlerts,
});
