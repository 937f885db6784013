import { metricsAnswer, metricsQuery } from '@/lib/contracts/backoffice/metrics';
import { endpoint } from '@/lib/http/endpoint';
import { readMetrics } from '@/lib/services/backoffice/metrics/read-metrics';

export const GET = endpoint({
  actor: 'staff',
  action: 'metrics.read',
  input: metricsQuery,
  output: metricsAnswer,
  run: readMetrics,
});
