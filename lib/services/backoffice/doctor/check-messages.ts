import { setTimeout as sleep } from 'node:timers/promises';
import { and, desc, eq, gt, sql } from 'drizzle-orm';
import { webhookEvents } from '@/db/schema/operations';
import { webhookRejections, webhookSecrets } from '@/db/schema/webhooks';
import { type Finding, look, ok, wrong } from '@/lib/domain/core/finding';
import type { Ctx } from '@/lib/engine/ctx';
import { activeSecrets } from '@/lib/services/webhooks/active-secrets';
import { inspectRegistration } from '@/lib/services/webhooks/check-registrations';
import { addressesOf, messageSource, sourceNames } from '@/lib/services/webhooks/message-source';
import { GREETING } from '@/lib/services/webhooks/receive-webhook';

const GREET_MS = 10_000;
const HEAR_MS = 20_000;
const LOOK_AGAIN_MS = 500;
const DAY_MS = 86_400_000;

/** Of every service that tells us something: is it told where to, and is it believed? One's failure holds back no other. */
export async function checkMessages(ctx: Ctx): Promise<Finding[]> {
  const findings = await Promise.all(sourceNames(ctx).map((source) => checkSource(ctx, source)));
  return findings.flat();
}

async function checkSource(ctx: Ctx, source: string): Promise<Finding[]> {
  const check = `${source}.webhooks`;
  const { inOrder, detail, foreign } = await inspectRegistration(ctx, source);
  if (inOrder === null) return [wrong(check, detail, 'mend the key first: what is registered cannot be read')];
  const told = foreign.length > 0 ? `${detail}; it tells ${foreign.join(', ')} instead` : detail;
  const mend =
    foreign.length > 0 ? `--fix --replace=${source} takes it over from there` : 'run npm run doctor -- --fix';
  const registration = inOrder ? ok(check, told) : wrong(check, told, mend);
  const [secret] = await activeSecrets(ctx, source);
  if (secret === undefined) return [registration, wrong(`${source}.secret`, 'no webhook secret is known', mend)];
  const door = await greet(ctx, source, secret);
  const isOpen = door.verdict === 'ok';
  return [registration, door, ...(isOpen ? [await checkSecret(ctx, source, inOrder)] : [])];
}

/** A message to ourselves, signed as the source would: does our door take it? */
async function greet(ctx: Ctx, source: string, secret: string): Promise<Finding> {
  const check = `${source}.door`;
  const { url } = addressesOf(ctx, source);
  try {
    const headers = { 'content-type': 'application/json', ...messageSource(ctx, source).sign(ctx, GREETING, secret) };
    const answer = await fetch(url, { method: 'POST', headers, body: GREETING, signal: AbortSignal.timeout(GREET_MS) });
    if (answer.ok) return ok(check, `${url} takes what is signed with our secret`);
    if (answer.status === 401)
      return wrong(
        check,
        `${url} refuses what is signed with our secret`,
        'restart the app: it runs with another environment',
      );
    return wrong(
      check,
      `${url} answers ${answer.status}`,
      'see that proxy and DNS lead to the app, and what its log says',
    );
  } catch (error) {
    return look(
      check,
      `${url} cannot be reached from here: ${causeOf(error)}`,
      'start the app; if it runs, mend DNS, certificate or proxy',
    );
  }
}

function causeOf(error: unknown): string {
  const { cause, message } = error as Error;
  return cause instanceof Error ? cause.message : message;
}

/** Whether the secret is the one the service signs with: only a message of theirs tells. */
async function checkSecret(ctx: Ctx, source: string, isRegistered: boolean): Promise<Finding> {
  const check = `${source}.secret`;
  const accepted = await lastAccepted(ctx, source);
  const before = await turnedAway(ctx, source, accepted);
  const refused = (last: string) =>
    wrong(
      check,
      `messages are turned away${last}: our webhook secret is not the one they are signed with`,
      `run npm run doctor -- --fix --rotate=${source}, or take the right one from its dashboard`,
    );
  if (accepted && before === 0) return ok(check, `messages are believed, the last of ${accepted.toISOString()}`);
  if (before > 0) return refused(accepted ? ` since the last good one of ${accepted.toISOString()}` : '');
  if (source === 'stripe' && isRegistered) {
    await ctx.stripe.account.tellOfNothing();
    for (const until = Date.now() + HEAR_MS; Date.now() < until; await sleep(LOOK_AGAIN_MS)) {
      if (await lastAccepted(ctx, source)) return ok(check, 'a message that was asked for came and was believed');
      if ((await turnedAway(ctx, source, null)) > 0) return refused('');
    }
    return wrong(
      check,
      'a message that was asked for did not come',
      'see in Stripe’s dashboard how it was delivered, and mend proxy or firewall',
    );
  }
  return look(
    check,
    'no message of theirs came yet, so nothing proves the secret',
    'make the test order: it is proved by its messages',
  );
}

/** Since the newest secret was made; before it messages prove another one. */
async function lastAccepted(ctx: Ctx, source: string): Promise<Date | null> {
  const [secret] = await ctx.db
    .select({ at: webhookSecrets.createdAt })
    .from(webhookSecrets)
    .where(eq(webhookSecrets.source, source))
    .orderBy(desc(webhookSecrets.createdAt))
    .limit(1);
  const since = secret?.at ?? new Date(ctx.clock.now().getTime() - 30 * DAY_MS);
  const [event] = await ctx.db
    .select({ at: webhookEvents.receivedAt })
    .from(webhookEvents)
    .where(
      and(
        eq(webhookEvents.source, source),
        eq(webhookEvents.via, 'webhook'),
        eq(webhookEvents.signed, true),
        gt(webhookEvents.receivedAt, since),
      ),
    )
    .orderBy(desc(webhookEvents.receivedAt))
    .limit(1);
  return event?.at ?? null;
}

/** Counted by the hour: those of the hour in which one was believed do not count. */
async function turnedAway(ctx: Ctx, source: string, since: Date | null): Promise<number> {
  const [row] = await ctx.db
    .select({ n: sql<number>`coalesce(sum(${webhookRejections.count}), 0)::int` })
    .from(webhookRejections)
    .where(
      and(
        eq(webhookRejections.source, source),
        eq(webhookRejections.reason, 'invalid_signature'),
        gt(webhookRejections.hour, since ?? new Date(ctx.clock.now().getTime() - DAY_MS)),
      ),
    );
  return row?.n ?? 0;
}
