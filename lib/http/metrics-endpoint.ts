import { processServices } from '@/lib/compose/services';
import { AppError } from '@/lib/domain/core/errors';
import { systemCtx } from '@/lib/engine/ctx';
import { sameSecret } from '@/lib/platform/crypto';
import { exposeMetrics } from '@/lib/services/backoffice/metrics/expose-metrics';
import { refusal } from './refusal';

/** For Prometheus with the token. Without a configured token nobody gets in. */
export async function metricsEndpoint(request: Request): Promise<Response> {
  try {
    const services = await processServices();
    const token = services.env.METRICS_TOKEN;
    const given = request.headers.get('authorization') ?? '';
    if (token === undefined || !sameSecret(given, `Bearer ${token}`))
      throw new AppError('unauthenticated', 'The metrics token is missing or wrong.');
    const { contentType, text } = await exposeMetrics(systemCtx(services, 'metrics'));
    return new Response(text, { headers: { 'content-type': contentType, 'cache-control': 'no-store' } });
  } catch (error) {
    return refusal(error, request);
  }
}
