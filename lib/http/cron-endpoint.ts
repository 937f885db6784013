import { processServices, type Services } from '@/lib/compose/services';
import { AppError } from '@/lib/domain/core/errors';
import { sameSecret } from '@/lib/platform/crypto';
import { refusal } from './refusal';

/** For a scheduler that holds the secret. Without a configured secret nobody gets in. */
export function cronEndpoint(run: (services: Services) => Promise<object>) {
  return async (request: Request): Promise<Response> => {
    try {
      const services = await processServices();
      const given = request.headers.get('authorization') ?? '';
      const secret = services.env.CRON_SECRET;
      if (secret === undefined || !sameSecret(given, `Bearer ${secret}`)) {
        throw new AppError('unauthenticated', 'The cron secret is missing or wrong.');
      }
      return Response.json(await run(services), { headers: { 'cache-control': 'no-store' } });
    } catch (error) {
      return refusal(error, request);
    }
  };
}
