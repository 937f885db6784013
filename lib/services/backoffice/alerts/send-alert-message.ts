import { asc, eq, sql } from 'drizzle-orm';
import { type AlertRow, alertDeliveries, alerts } from '@/db/schema/operations';
import { ProviderError } from '@/lib/domain/core/errors';
import { DEFAULT_LOCALE } from '@/lib/domain/core/locale';
import { ALERT_INFO } from '@/lib/domain/order/alerts';
import type { Ctx, Effect, EffectOutcome } from '@/lib/engine/ctx';
import { renderMail } from '@/lib/integrations/email/order-mail';
import { postPublic } from '@/lib/platform/public-fetch';

const TIMEOUT_MS = 10_000;

/** Tells the people on duty what opened: one message for all that it is about, the worst first. May throw ProviderError. */
export async function sendAlertMessage(ctx: Ctx, effect: Effect<'alert_message'>): Promise<EffectOutcome> {
  const rows = await ctx.db
    .select({ alert: alerts })
    .from(alertDeliveries)
    .innerJoin(alerts, eq(alerts.id, alertDeliveries.alertId))
    .where(eq(alertDeliveries.effectId, effect.id))
    .orderBy(sql`(${alerts.severity} = 'critical') desc`, asc(alertDeliveries.createdAt), asc(alerts.key));
  const due = rows.map(({ alert }) => alert);
  await (effect.payload.channel === 'mail' ? sendMail : sendWebhook)(ctx, due, effect.id);
  return { state: 'done' };
}

const line = (alert: AlertRow) =>
  `${alert.severity === 'critical' ? 'Critical: ' : ''}${ALERT_INFO[alert.kind].label}. ${alert.message}`;

async function sendMail(ctx: Ctx, due: AlertRow[], id: string): Promise<void> {
  const [first] = due;
  if (!first) return;
  const more = due.length > 1 ? ` and ${due.length - 1} more` : '';
  const { name } = await ctx.settings.shop();
  const subject = `[${name}] ${ALERT_INFO[first.kind].label}${more}`;
  const { html, text } = await renderMail({
    locale: DEFAULT_LOCALE,
    subject,
    heading: due.length === 1 ? ALERT_INFO[first.kind].label : `${due.length} alerts`,
    paragraphs: due.map(line),
    shopName: name,
    action: { label: 'Open the console', url: `${ctx.env.APP_URL}/admin/alerts` },
    groups: [],
    amounts: [],
    facts: [],
    about: [],
    legal: [],
    decline: null,
  });
  await ctx.mailer.send({ to: ctx.env.ALERT_EMAILS.join(', '), subject, html, text, key: id });
}

async function sendWebhook(ctx: Ctx, due: AlertRow[], id: string): Promise<void> {
  const target = ctx.env.ALERT_WEBHOOK_URL;
  if (target === undefined) throw new Error('ALERT_WEBHOOK_URL is not set any more');
  const text = [...due.map((each) => `• ${line(each)}`), `${ctx.env.APP_URL}/admin/alerts`].join('\n');
  const options = { timeoutMs: TIMEOUT_MS, local: ctx.env.sandboxed, headers: { 'idempotency-key': id } };
  const status = await postPublic(target, { text }, options).catch((cause: unknown) => {
    throw new ProviderError('alert webhook', 'unavailable', 'it gave no answer', { cause });
  });
  // Whatever it answers: the address is ours to mend, and until then people must still be told.
  if (status < 200 || status >= 300) throw new ProviderError('alert webhook', 'unavailable', `it answered ${status}`);
}
