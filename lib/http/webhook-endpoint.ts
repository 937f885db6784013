import { randomUUID } from 'node:crypto';
import { after } from 'next/server';
import { processServices } from '@/lib/compose/services';
import { AppError } from '@/lib/domain/core/errors';
import { drain } from '@/lib/jobs/drain';
import { sameSecret } from '@/lib/platform/crypto';
import { countRejection } from '@/lib/services/webhooks/count-rejection';
import { receiveWebhook } from '@/lib/services/webhooks/receive-webhook';
import { readCapped } from './endpoint';
import { problemResponse } from './problem';
import { callerOf, takeFrom } from './rate-limit';

const MAX_WEBHOOK_BYTES = 256_000;
const DRAIN_MS = 20_000;

/** Raw bytes in, verified and stored once, 2xx out. Work happens later. */
export function webhookEndpoint(source: string) {
  return (request: Request): Promise<Response> => receive(source, request, false);
}

/** For messages that nobody signs: the secret in the path keeps strangers out, and the message is only a hint. */
export function hintEndpoint(source: string) {
  return async (request: Request, route: { params: Promise<{ secret: string }> }): Promise<Response> => {
    const { secret } = await route.params;
    const services = await processServices();
    const path = services.sources.get(source)?.hints?.path(services.env);
    if (path === undefined || !sameSecret(secret, path)) {
      return problemResponse(new AppError('not_found', 'There is nothing here.'), randomUUID());
    }
    return receive(source, request, true);
  };
}

async function receive(source: string, request: Request, unsigned: boolean): Promise<Response> {
  try {
    return await accept(source, request, unsigned);
  } catch (error) {
    return problemResponse(await refused(source, request, error), randomUUID());
  }
}

/** Only what proves nothing is counted against its sender: genuine messages are never refused for being many. */
async function refused(source: string, request: Request, error: unknown): Promise<unknown> {
  if (!(error instanceof AppError)) return error;
  const services = await processServices();
  await countRejection(services, { source, reason: error.code });
  try {
    await takeFrom(services, 'webhook', `${source}:${callerOf(request)}`);
    return error;
  } catch (tooMany) {
    return tooMany;
  }
}

async function accept(source: string, request: Request, unsigned: boolean): Promise<Response> {
  const services = await processServices();
  const rawBody = await readCapped(request, MAX_WEBHOOK_BYTES);
  const ctx = { ...services, actor: { kind: 'system' as const, name: `webhook:${source}` } };
  const { outcome } = await receiveWebhook(ctx, { source, rawBody, headers: request.headers, unsigned });
  // Only quicker, never needed: the job is already stored.
  if (services.env.VERCEL !== undefined) after(() => drain(services, Date.now() + DRAIN_MS));
  return Response.json({ received: true, outcome });
}
