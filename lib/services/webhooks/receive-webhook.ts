import { webhookEvents } from '@/db/schema/operations';
import { AppError } from '@/lib/domain/errors';
import { STRIPE_EVENTS } from '@/lib/integrations/stripe/mapper';
import { type Ctx, podOf } from '../context';

type Message = { source: string; rawBody: string; headers: Headers; unsigned: boolean };
type Recognised = { dedupeKey: string; type: string; occurredAt: Date | null; known: boolean };

/**
 * Verifies a message and stores it once with its job, in one transaction; nothing else happens before the 2xx.
 * Throws AppError invalid_signature or invalid_input, and then nothing is stored.
 */
export async function receiveWebhook(
  ctx: Ctx,
  message: Message,
): Promise<{ outcome: 'stored' | 'duplicate' | 'ignored' }> {
  const event = message.source === 'stripe' ? recogniseStripe(ctx, message) : recognisePod(ctx, message);
  return ctx.db.transaction(async (tx) => {
    const [stored] = await tx
      .insert(webhookEvents)
      .values({
        source: message.source,
        dedupeKey: event.dedupeKey,
        type: event.type,
        signed: !message.unsigned,
        state: event.known ? 'received' : 'ignored',
        note: event.known ? null : 'a type we have no use for',
        occurredAt: event.occurredAt,
        receivedAt: ctx.clock.now(),
        payloadSealed: ctx.vault.seal(message.rawBody),
      })
      .onConflictDoNothing()
      .returning({ id: webhookEvents.id });
    if (!stored) return { outcome: 'duplicate' };
    if (!event.known) return { outcome: 'ignored' };
    await ctx.queue.enqueue(tx, 'webhook', { eventId: stored.id });
    return { outcome: 'stored' };
  });
}

function recogniseStripe(ctx: Ctx, { rawBody, headers }: Message): Recognised {
  const secrets = ctx.env.STRIPE_WEBHOOK_SECRET;
  if (secrets.length === 0) throw new AppError('invalid_signature', 'No Stripe webhook secret is configured.');
  const event = ctx.stripe.verifyWebhook({ rawBody, signature: headers.get('stripe-signature'), secrets });
  if (!event) throw new AppError('invalid_signature', 'The signature does not match.');
  const ours = event.livemode === ctx.env.livemode && event.paymentIntentId !== null;
  return {
    dedupeKey: event.id,
    type: event.type,
    occurredAt: event.created,
    known: ours && (STRIPE_EVENTS as readonly string[]).includes(event.type),
  };
}

function recognisePod(ctx: Ctx, { source, rawBody, headers, unsigned }: Message): Recognised {
  const pod = podOf(ctx, source, 'refresh');
  if (!unsigned && !pod.verifyWebhook({ rawBody, headers, secrets: webhookSecrets(ctx, source) })) {
    throw new AppError('invalid_signature', 'The signature does not match.');
  }
  const event = pod.parseWebhook(rawBody);
  return { ...event, dedupeKey: unsigned ? `hint:${event.dedupeKey}` : event.dedupeKey };
}

export function webhookSecrets(ctx: Ctx, source: string): readonly string[] {
  switch (source) {
    case 'stripe':
      return ctx.env.STRIPE_WEBHOOK_SECRET;
    case 'printful':
      return ctx.env.PRINTFUL_WEBHOOK_SECRET;
    case 'printify':
      return ctx.env.PRINTIFY_WEBHOOK_SECRET;
    default:
      return [];
  }
}
