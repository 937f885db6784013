import type { Services } from '@/lib/compose/services';
import { AppError } from '@/lib/domain/core/errors';
import { sameSecret } from '@/lib/platform/crypto';
import { countRejection } from '@/lib/services/webhooks/count-rejection';
import { receiveWebhook } from '@/lib/services/webhooks/receive-webhook';
import { callerOf, takeFrom } from '../rate-limit';
import { readCapped, type Sent } from '../read-body';

const MAX_BYTES = 256_000;

/** `secret`: the end of the path of messages that nobody signs. */
export type Address = { source: string; secret: string | null };
export type Taken = { received: true; outcome: string };

/**
 * Raw bytes in, verified and stored once; whoever called answers 2xx. Work happens later. What proves nothing throws
 * AppError: rate_limited for a sender of too much of it, not_found where the secret is not ours.
 */
export async function takeMessage(services: Services, { source, secret }: Address, sent: Sent): Promise<Taken> {
  const path = services.sources.get(source)?.hints?.path(services.env);
  if (!services.sources.has(source) || (secret !== null && (path === undefined || !sameSecret(secret, path))))
    throw new AppError('not_found', 'There is nothing here.');
  try {
    const rawBody = (await readCapped(sent, MAX_BYTES)).toString('utf8');
    const ctx = { ...services, actor: { kind: 'system' as const, name: `webhook:${source}` } };
    const unsigned = secret !== null;
    const { outcome } = await receiveWebhook(ctx, { source, rawBody, headers: sent.headers, unsigned });
    return { received: true, outcome };
  } catch (error) {
    if (error instanceof AppError) await countRefused(services, source, sent.headers, error);
    throw error;
  }
}

/** Only what proves nothing is counted against its sender: genuine messages are never refused for being many. */
async function countRefused(services: Services, source: string, headers: Headers, { code }: AppError): Promise<void> {
  await countRejection(services, { source, reason: code });
  const network = callerOf(headers, services.env);
  await takeFrom(services, 'webhook', `${source}:${network}`, network);
}
