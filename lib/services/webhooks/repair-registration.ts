import { randomBytes, randomUUID } from 'node:crypto';
import { and, eq, isNull } from 'drizzle-orm';
import { webhookSecrets } from '@/db/schema/webhooks';
import { actorName } from '@/lib/domain/core/actor';
import { requireMay } from '@/lib/domain/order/policy';
import type { Ctx } from '@/lib/engine/ctx';
import { inTransaction } from '@/lib/engine/in-transaction';
import { recordAudit } from '@/lib/engine/record-audit';
import { forgetSecrets } from './active-secrets';
import { checkRegistrations, inspectRegistration } from './check-registrations';
import { registerSource } from './register-webhooks';

type Repaired = { source: string; inOrder: boolean | null; detail: string; newSecret: boolean; foreign: string[] };
type Repair = { source: string; rotate?: boolean | undefined; replace?: boolean | undefined };

/**
 * Sets up or mends where a service sends its messages. A new secret is kept sealed and accepted at once beside those
 * that were valid, so nothing has to be put into the environment and nothing under way is refused. `rotate` makes a new
 * secret even when all is in order. Where others' addresses would be replaced (`foreign`), nothing is done without
 * `replace`. Throws AppError forbidden, invalid_input; may throw ProviderError.
 */
export async function repairRegistration(ctx: Ctx, input: Repair): Promise<Repaired> {
  const { secret, ...repaired } = await mendRegistration(ctx, input);
  return repaired;
}

/** The same, and tells the new secret, for whoever may see the environment. */
export async function mendRegistration(ctx: Ctx, input: Repair): Promise<Repaired & { secret: string | null }> {
  requireMay(ctx.actor, 'webhooks.register');
  if (input.rotate) requireMay(ctx.actor, 'webhooks.rotate');
  const { source } = input;
  const before = await inspectRegistration(ctx, source);
  if (before.foreign.length > 0 && !input.replace) return { ...before, newSecret: false, secret: null };
  const secret = await registerSource(ctx, source, {
    fresh: randomBytes(24).toString('base64url').slice(0, 32),
    // A registration whose secret nobody holds is of no use.
    anew: (current) => input.rotate === true || current === undefined,
  });
  await inTransaction(ctx, async (ctx) => {
    const now = ctx.clock.now();
    if (secret !== null) {
      const id = randomUUID();
      await ctx.db.insert(webhookSecrets).values({
        id,
        source,
        secretSealed: ctx.vault.seal(webhookSecrets.secretSealed, id, secret),
        createdAt: now,
        createdBy: actorName(ctx.actor),
      });
    }
    await recordAudit(ctx, {
      action: input.rotate ? 'webhooks.rotate' : 'webhooks.register',
      subject: source,
      data: { new_secret: secret !== null },
    });
  });
  forgetSecrets(ctx);
  const checks = await checkRegistrations(ctx, { onlyStale: false });
  const check = checks.find((each) => each.source === source);
  return {
    source,
    inOrder: check?.inOrder ?? null,
    detail: check?.detail ?? 'not asked',
    newSecret: secret !== null,
    foreign: [],
    secret,
  };
}

/**
 * Ends the validity of every secret made in the console but the newest. Those of the environment end when they are
 * taken out of it. Throws AppError forbidden.
 */
export async function retireSecrets(ctx: Ctx, input: { source: string }): Promise<{ retired: number }> {
  requireMay(ctx.actor, 'webhooks.rotate');
  const retired = await inTransaction(ctx, async (ctx) => {
    const live = await ctx.db
      .select({ id: webhookSecrets.id })
      .from(webhookSecrets)
      .where(and(eq(webhookSecrets.source, input.source), isNull(webhookSecrets.retiredAt)))
      .orderBy(webhookSecrets.createdAt)
      .for('update');
    const old = live.slice(0, -1);
    for (const { id } of old)
      await ctx.db.update(webhookSecrets).set({ retiredAt: ctx.clock.now() }).where(eq(webhookSecrets.id, id));
    await recordAudit(ctx, {
      action: 'webhooks.rotate',
      subject: input.source,
      data: { retired: old.length },
    });
    return old.length;
  });
  forgetSecrets(ctx);
  return { retired };
}
