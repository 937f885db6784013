import { AppError } from '@/lib/domain/core/errors';
import type { Ctx, Recognised } from '@/lib/engine/ctx';
import { type Stored, storeEvent } from '@/lib/engine/work/store-event';
import { sha256 } from '@/lib/platform/crypto';
import { tally, traced } from '@/lib/platform/telemetry';
import { activeSecrets, keptSecrets } from './active-secrets';
import { messageSource } from './message-source';

/** `unsigned`: it came to the address that only its source knows. */
type Message = { source: string; rawBody: string; headers: Headers; unsigned: boolean };
type Received = { outcome: Stored | 'greeted' };

/** What doctor sends itself, signed as the source would: it proves the door and the secret, and is not kept. */
export const GREETING = '{"type":"flowbotz.greeting"}';

/**
 * Verifies a message and stores it once with its job, in one statement; nothing else happens before the 2xx.
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
  const { source, rawBody, unsigned } = message;
  const event = unsigned ? hinted(ctx, message) : await proved(ctx, message);
  if (event === 'greeting') return { outcome: 'greeted' };
  const headers = telling(message.headers, messageSource(ctx, source).signatureHeader);
  const outcome = await storeEvent(ctx, { ...event, source, rawBody, headers, signed: !unsigned, via: 'webhook' });
  await ctx.at('webhook.stored');
  return { outcome };
}

async function proved(ctx: Ctx, { source: name, rawBody, headers }: Message): Promise<Recognised | 'greeting'> {
  const source = messageSource(ctx, name);
  const isTheirs = (secrets: readonly string[]) => source.verify(ctx, { rawBody, headers, secrets });
  if (!isTheirs(await keptSecrets(ctx, name))) {
    // One made a moment ago by another process.
    const secrets = await activeSecrets(ctx, name);
    if (secrets.length === 0)
      throw new AppError('invalid_signature', `No webhook secret of ${source.label(ctx)} is configured.`);
    if (!isTheirs(secrets)) throw new AppError('invalid_signature', 'The signature does not match.');
  }
  if (rawBody === GREETING) return 'greeting';
  try {
    return source.recognise(ctx, rawBody);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'invalid_input') throw error;
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

/** Beside what is signed: a hint never passes for the message it repeats. */
function hinted(ctx: Ctx, { source: name, rawBody }: Message): Recognised {
  const { hints, label } = messageSource(ctx, name);
  if (!hints) throw new AppError('invalid_input', `${label(ctx)} signs all it sends.`);
  const event = hints.recognise(ctx, rawBody);
  return { ...event, dedupeKey: `hint:${event.dedupeKey}` };
}

const PLAIN_HEADERS = ['user-agent', 'content-type', 'content-length', 'x-request-id'];

/** The headers that help to find a fault. Of a signature only that there was one. */
function telling(headers: Headers, signature: string): Record<string, string> {
  const kept = PLAIN_HEADERS.map((name) => [name, headers.get(name)?.slice(0, 200)] as const);
  const all = [...kept, [signature, headers.has(signature) ? '[redacted]' : undefined] as const];
  return Object.fromEntries(all.filter((pair): pair is [string, string] => pair[1] !== undefined));
}
