import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { type AlertDeliveryRow, type AlertRow, alertDeliveries, alerts } from '@/db/schema/operations';
import { DEFAULT_LOCALE } from '@/lib/domain/core/locale';
import { ALERT_INFO, SYSTEM_KINDS } from '@/lib/domain/order/alerts';
import type { Ctx } from '@/lib/engine/ctx';
import { inTransaction } from '@/lib/engine/in-transaction';
import { renderMail } from '@/lib/integrations/email/order-mail';
import { sha256 } from '@/lib/platform/crypto';
import { wordsOf } from '@/lib/platform/log';
import { postPublic } from '@/lib/platform/public-fetch';

type Due = { delivery: AlertDeliveryRow; alert: AlertRow };

const BATCH = 25;
const MAX_TRIES = 30;
const LEASE_MS = 60_000;
const RETRY_MAX_MS = 30 * 60_000;
const TIMEOUT_MS = 10_000;

/**
 * Tells the people on duty what opened: one message a channel for all that is due. Claimed before it is sent, so two
 * replicas never send the same; what was not taken is tried again. Returns how many deliveries were made.
 */
export async function deliverAlerts(ctx: Ctx): Promise<{ delivered: number; failed: number }> {
  const total = { delivered: 0, failed: 0 };
  const channels = [
    ...(ctx.env.ALERT_EMAILS.length > 0 ? (['mail'] as const) : []),
    ...(ctx.env.ALERT_WEBHOOK_URL ? (['webhook'] as const) : []),
  ];
  for (const channel of channels) {
    await owe(ctx, channel);
    const due = await claim(ctx, channel);
    if (due.length === 0) continue;
    try {
      await (channel === 'mail' ? sendMail(ctx, due) : sendWebhook(ctx, due));
      for (const { delivery } of due)
        await settle(ctx, delivery, { state: 'done', doneAt: ctx.clock.now(), lastError: null });
      total.delivered += due.length;
    } catch (error) {
      const message = wordsOf(error);
      ctx.log.error({ err: error, channel }, 'alerts could not be delivered');
      for (const { delivery } of due) await settle(ctx, delivery, later(ctx, delivery, message));
      total.failed += due.length;
    }
  }
  return total;
}

/** What is open and was not told yet is owed: one row an opening, whoever comes first. */
async function owe(ctx: Ctx, channel: AlertDeliveryRow['channel']): Promise<void> {
  const now = sql`${ctx.clock.now().toISOString()}::timestamptz`;
  await ctx.db.execute(sql`
    insert into alert_deliveries (alert_id, opening, channel, due_at, created_at)
    select a.id, a.openings, ${channel}, ${now}, ${now} from alerts a
    where a.state = 'open' and a.kind in ${[...SYSTEM_KINDS]}
    on conflict do nothing`);
}

async function claim(ctx: Ctx, channel: AlertDeliveryRow['channel']): Promise<Due[]> {
  const now = ctx.clock.now();
  const claimed = await inTransaction(ctx, async (ctx) => {
    const ids = await ctx.db
      .select({ id: alertDeliveries.id })
      .from(alertDeliveries)
      .where(
        and(
          eq(alertDeliveries.state, 'pending'),
          eq(alertDeliveries.channel, channel),
          sql`${alertDeliveries.dueAt} <= ${now.toISOString()}::timestamptz`,
        ),
      )
      .orderBy(asc(alertDeliveries.dueAt))
      .limit(BATCH)
      .for('update', { skipLocked: true });
    if (ids.length === 0) return [];
    return ctx.db
      .update(alertDeliveries)
      .set({ attempts: sql`${alertDeliveries.attempts} + 1`, dueAt: new Date(now.getTime() + LEASE_MS) })
      .where(
        inArray(
          alertDeliveries.id,
          ids.map(({ id }) => id),
        ),
      )
      .returning();
  });
  if (claimed.length === 0) return [];
  const rows = await ctx.db
    .select()
    .from(alerts)
    .where(
      inArray(
        alerts.id,
        claimed.map(({ alertId }) => alertId),
      ),
    );
  return claimed
    .flatMap((delivery) => {
      const alert = rows.find(({ id }) => id === delivery.alertId);
      return alert ? [{ delivery, alert }] : [];
    })
    .sort((a, b) => Number(b.alert.severity === 'critical') - Number(a.alert.severity === 'critical'));
}

const settle = (ctx: Ctx, delivery: AlertDeliveryRow, values: Partial<typeof alertDeliveries.$inferInsert>) =>
  ctx.db
    .update(alertDeliveries)
    .set(values)
    .where(
      and(
        eq(alertDeliveries.id, delivery.id),
        eq(alertDeliveries.state, 'pending'),
        eq(alertDeliveries.attempts, delivery.attempts),
      ),
    );

function later(ctx: Ctx, delivery: AlertDeliveryRow, lastError: string): Partial<typeof alertDeliveries.$inferInsert> {
  const waitMs = Math.min(RETRY_MAX_MS, 30_000 * 2 ** Math.min(delivery.attempts, 10));
  return {
    state: delivery.attempts >= MAX_TRIES ? 'failed' : 'pending',
    lastError,
    dueAt: new Date(ctx.clock.now().getTime() + waitMs),
  };
}

const line = ({ alert }: Due) =>
  `${alert.severity === 'critical' ? 'Critical: ' : ''}${ALERT_INFO[alert.kind].label}. ${alert.message}`;

/** The same set of deliveries has the same key, so that a repeat is recognised as one. */
const keyOf = (due: Due[]) =>
  sha256(
    due
      .map(({ delivery }) => delivery.id)
      .sort()
      .join(),
  ).slice(0, 32);

async function sendMail(ctx: Ctx, due: Due[]): Promise<void> {
  const [first] = due;
  if (!first) return;
  const more = due.length > 1 ? ` and ${due.length - 1} more` : '';
  const subject = `[${ctx.env.SHOP_NAME}] ${ALERT_INFO[first.alert.kind].label}${more}`;
  const { html, text } = await renderMail({
    locale: DEFAULT_LOCALE,
    subject,
    heading: due.length === 1 ? ALERT_INFO[first.alert.kind].label : `${due.length} alerts`,
    paragraphs: due.map(line),
    shopName: ctx.env.SHOP_NAME,
    about: null,
    action: { label: 'Open the console', url: `${ctx.env.APP_URL}/admin/alerts` },
    items: [],
    amounts: [],
  });
  await ctx.mailer.send({ to: ctx.env.ALERT_EMAILS.join(', '), subject, html, text, key: `alert-${keyOf(due)}` });
}

async function sendWebhook(ctx: Ctx, due: Due[]): Promise<void> {
  const target = ctx.env.ALERT_WEBHOOK_URL;
  if (target === undefined) throw new Error('ALERT_WEBHOOK_URL is not set any more');
  const text = [...due.map((each) => `• ${line(each)}`), `${ctx.env.APP_URL}/admin/alerts`].join('\n');
  const status = await postPublic(
    target,
    { text },
    { timeoutMs: TIMEOUT_MS, local: ctx.env.sandboxed, headers: { 'idempotency-key': keyOf(due) } },
  );
  if (status < 200 || status >= 300) throw new Error(`the alert webhook answered ${status}`);
}
