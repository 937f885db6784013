import { and, eq, inArray, ne, or, sql } from 'drizzle-orm';
import { type AlertRow, alerts } from '@/db/schema/operations';
import type { AlertKind } from '@/lib/domain/order/alerts';
import { requireMay } from '@/lib/domain/order/policy';
import type { Ctx, TxCtx } from '@/lib/engine/ctx';
import { inTransaction } from '@/lib/engine/in-transaction';
import { raiseAlert, resolveAlert } from '@/lib/engine/raise-alert';
import { wordsOf } from '@/lib/platform/log';
import { CASE_RULES, type Finding, type Rule } from './case-rules';
import { DUTY_RULES } from './duty-rules';
import { SECURITY_RULES } from './security-rules';
import { SYSTEM_RULES } from './system-rules';

/** Somebody closed it by hand and its cause is still there: it comes back after this, not within the minute. */
const BACK_AFTER_MS = 15 * 60_000;

export type Evaluation = { opened: number; resolved: number; failed: string[] };

/**
 * Goes through the rules, opens what they find and resolves what they no longer find. A rule that fails does not stop
 * the others and is itself an alert. Two replicas at once do the same as one. Throws AppError forbidden.
 */
export async function evaluateAlerts(ctx: Ctx): Promise<Evaluation> {
  requireMay(ctx.actor, 'alerts.check');
  const total: Evaluation = { opened: 0, resolved: 0, failed: [] };
  for (const rule of [...CASE_RULES, ...SYSTEM_RULES, ...DUTY_RULES, ...SECURITY_RULES]) {
    const key = `rule:${rule.kind}`;
    try {
      const { opened, resolved } = await evaluate(ctx, rule);
      total.opened += opened;
      total.resolved += resolved;
      await resolveAlert(ctx, 'sync_failed', key);
    } catch (error) {
      const message = wordsOf(error);
      ctx.log.error({ err: error, rule: rule.kind }, 'an alert rule failed');
      total.failed.push(rule.kind);
      await raiseAlert(ctx, {
        kind: 'sync_failed',
        key,
        message: `The check "${rule.kind}" failed: ${message.slice(0, 300)}`,
      });
    }
  }
  return total;
}

async function evaluate(ctx: Ctx, rule: Rule): Promise<{ opened: number; resolved: number }> {
  const now = ctx.clock.now();
  const found = await rule.find(ctx, now);
  return inTransaction(ctx, async (ctx) => {
    await ctx.db.execute(sql`select pg_advisory_xact_lock(7303)`);
    const keys = found.map(({ key }) => `${rule.kind}:${key}`);
    const relevant = or(ne(alerts.state, 'resolved'), keys.length > 0 ? inArray(alerts.key, keys) : sql`false`);
    const rows = await ctx.db
      .select()
      .from(alerts)
      .where(and(eq(alerts.kind, rule.kind), relevant));
    const known = new Map(rows.map((row) => [row.key, row]));
    let opened = 0;
    for (const finding of found) {
      const row = known.get(`${rule.kind}:${finding.key}`);
      if (row && row.state !== 'resolved') {
        if (row.message !== finding.message)
          await ctx.db.update(alerts).set(news(finding, now)).where(eq(alerts.id, row.id));
      } else if (!row || mayOpenAgain(row, now)) {
        await raiseAlert(ctx, { ...finding, kind: rule.kind });
        opened += 1;
      }
    }
    const resolved = await closeGone(ctx, rule.kind, rows, found);
    return { opened, resolved };
  });
}

const news = (finding: Finding, now: Date) => ({
  message: finding.message,
  lastAt: now,
  ...(finding.severity ? { severity: finding.severity } : {}),
});

function mayOpenAgain(row: AlertRow, now: Date): boolean {
  const byHand = row.resolvedBy !== 'system' && row.resolvedAt !== null;
  return !byHand || now.getTime() - (row.resolvedAt?.getTime() ?? 0) > BACK_AFTER_MS;
}

async function closeGone(ctx: TxCtx, kind: AlertKind, rows: AlertRow[], found: Finding[]): Promise<number> {
  const still = new Set(found.map(({ key }) => `${kind}:${key}`));
  const gone = rows.filter(({ key, state }) => state !== 'resolved' && !still.has(key));
  for (const { id } of gone) {
    await ctx.db
      .update(alerts)
      .set({
        state: 'resolved',
        resolvedAt: ctx.clock.now(),
        resolvedBy: 'system',
        resolution: 'the cause is gone',
      })
      .where(and(eq(alerts.id, id), ne(alerts.state, 'resolved')));
  }
  return gone.length;
}
