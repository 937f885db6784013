import { AppError } from '@/lib/domain/core/errors';
import { type Ctx, podOf } from '@/lib/engine/ctx';
import { inTransaction } from '@/lib/engine/in-transaction';
import { storeEvent } from '@/lib/engine/work/store-event';
import type { StripeEvent } from '@/lib/integrations/stripe/events';
import { STRIPE_EVENTS } from '@/lib/integrations/stripe/mapper';
import { sha256 } from '@/lib/platform/crypto';
import { tally, traced } from '@/lib/platform/telemetry';
import { activeSecrets } from './active-secrets';

type Message = { source: string; rawBody: string; headers: Headers; unsigned: boolean };
type Received = { outcome: 'stored' | 'duplicate' | 'ignored' };
type Recognised = { dedupeKey: string; type: string; occurredAt: Date | null; known: boolean; fault?: string };

/**
 * Verifies a message and stores it once with its job, in one transaction; nothing else happens before the 2xx.
 * Throws AppError invalid_signature, for an unsigned one invalid_input, and then nothing is stored.
 */
export function receiveWebhook(ctx: Ctx, message: Message): Promise<Received> {
  return traced('webhook.receive', { source: message.source }, async () => {
    const received = await receive(ctx, message);
    tally('webhooks.received', { source: message.source, outcome: received.outcome });
    return received;
  });
}

async function receive(ctx: Ctx, message: Message): Promise<Received> {
  const secrets = await activeSecrets(ctx, message.source);
  const event =
    message.source === 'stripe' ? recogniseStripe(ctx, message, secrets) : recognisePod(ctx, message, secrets);
  const { source, rawBody, unsigned } = message;
  const headers = telling(message.headers);
  const outcome = await inTransaction(ctx, (ctx) =>
    storeEvent(ctx, { ...event, source, rawBody, headers, signed: !unsigned, via: 'webhook' }),
  );
  await ctx.at('webhook.stored');
  return { outcome };
}

function recogniseStripe(ctx: Ctx, { rawBody, headers }: Message, secrets: readonly string[]): Recognised {
  if (secrets.length === 0) throw new AppError('invalid_signature', 'No Stripe webhook secret is configured.');
  const event = ctx.stripe.verifyWebhook({ rawBody, signature: headers.get('stripe-signature'), secrets });
  if (!event) throw new AppError('invalid_signature', 'The signature does not match.');
  return stripeMessage(ctx, event);
}

/** Live and test never mix: an event of the other mode is kept and ignored (I8). */
export function stripeMessage(ctx: Ctx, event: StripeEvent): Recognised {
  const ours = event.livemode === ctx.env.livemode && event.paymentIntentId !== null;
  return {
    dedupeKey: event.id,
    type: event.type,
    occurredAt: event.created,
    known: ours && (STRIPE_EVENTS as readonly string[]).includes(event.type),
  };
}

function recognisePod(
  ctx: Ctx,
  { source, rawBody, headers, unsigned }: Message,
  secrets: readonly string[],
): Recognised {
  const pod = podOf(ctx, source, 'refresh');
  if (!unsigned && !pod.verifyWebhook({ rawBody, headers, secrets })) {
    throw new AppError('invalid_signature', 'The signature does not match.');
  }
  try {
    const event = pod.parseWebhook(rawBody);
    const { type, occurredAt, known } = event;
    return { type, occurredAt, known, dedupeKey: unsigned ? `hint:${event.dedupeKey}` : event.dedupeKey };
  } catch (error) {
    if (unsigned || !(error instanceof AppError)) throw error;
    return unreadable(rawBody, error.message);
  }
}

/**
 * Theirs for certain, and in a shape we do not know: no repeat makes it readable, and Printify blocks a webhook that
 * is refused four times for an hour. It lies among the dead letters, where a person sees it.
 */
function unreadable(rawBody: string, fault: string): Recognised {
  return { type: 'unreadable', dedupeKey: `unreadable:${sha256(rawBody)}`, occurredAt: null, known: false, fault };
}

const PLAIN_HEADERS = ['user-agent', 'content-type', 'content-length', 'x-request-id'];
const SIGNATURES = ['stripe-signature', 'x-pf-webhook-signature', 'x-pfy-signature'];

/** The headers that help to find a fault. Of a signature only that there was one. */
function telling(headers: Headers): Record<string, string> {
  const kept = PLAIN_HEADERS.map((name) => [name, headers.get(name)?.slice(0, 200)] as const);
  const signed = SIGNATURES.map((name) => [name, headers.has(name) ? '[redacted]' : undefined] as const);
  return Object.fromEntries([...kept, ...signed].filter((pair): pair is [string, string] => pair[1] !== undefined));
}
