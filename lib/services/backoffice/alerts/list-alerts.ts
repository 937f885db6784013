import { and, asc, count, desc, eq, inArray, isNull, ne, or, type SQL, sql } from 'drizzle-orm';
import { emailOf } from '@/db/account-email';
import { oneOf } from '@/db/one-of';
import { type AlertRow, alertDeliveries, alerts, effects } from '@/db/schema/operations';
import { fulfillments, orders } from '@/db/schema/orders';
import { users } from '@/db/schema/people';
import { inquiries } from '@/db/schema/service';
import { AppError } from '@/lib/domain/core/errors';
import { ALERT_INFO, ALERT_KINDS, type AlertInfo, type AlertKind } from '@/lib/domain/order/alerts';
import type { AlertsQuery } from '@/lib/domain/order/list-filters';
import { may, requireMay, type StaffAction } from '@/lib/domain/order/policy';
import { ALERTS, type EffectState } from '@/lib/domain/order/states';
import type { AlertFix, Desk, ToldState } from '@/lib/domain/shop/alert-desk';
import type { Ctx } from '@/lib/engine/ctx';
import { actorNames } from '../staff/actor-names';
import { caseFacts } from './case-facts';
import { CASE_RULES } from './case-rules';

const PAGE = 50;

/** The worst first, then the oldest. */
const URGENCY = sql<number>`case ${alerts.severity} when 'critical' then 0 when 'warning' then 1 else 2 end`;
const kindsOf = (desk: Desk) => ALERT_KINDS.filter((kind) => ALERT_INFO[kind].desk === desk);

/** One desk's queue, with counts by kind and the people it may be given to. Throws AppError forbidden, invalid_input. */
export async function listAlerts(ctx: Ctx, query: AlertsQuery) {
  requireMay(ctx.actor, 'alerts.read');
  const offset = offsetOf(query.cursor);
  const rows = await ctx.db
    .select({
      alert: alerts,
      orderNumber: orders.orderNumber,
      provider: fulfillments.provider,
      assignee: users,
    })
    .from(alerts)
    .leftJoin(orders, eq(orders.id, alerts.orderId))
    .leftJoin(fulfillments, eq(fulfillments.id, alerts.fulfillmentId))
    .leftJoin(users, eq(users.id, alerts.assigneeId))
    .where(and(inState(query.state), inArray(alerts.kind, kindsOf(query.desk)), ...narrowing(ctx, query)))
    .orderBy(
      ...(query.state === 'open'
        ? [URGENCY, asc(alerts.firstAt), asc(alerts.id)]
        : [desc(alerts.resolvedAt), desc(alerts.id)]),
    )
    .offset(offset)
    .limit(PAGE + 1);
  const shown = rows.slice(0, PAGE);
  const [facts, deliveries, counts, staff] = await Promise.all([
    caseFacts(
      ctx,
      shown.map(({ alert }) => alert),
    ),
    deliveriesOf(
      ctx,
      shown.map(({ alert }) => alert),
    ),
    countByKind(ctx, query.desk),
    ctx.db.select().from(users).where(ne(users.role, 'customer')),
  ]);
  const nameOf = await actorNames(
    ctx,
    shown.flatMap(({ alert }) => [alert.acknowledgedBy ?? '', alert.resolvedBy ?? '']),
  );
  return {
    alerts: shown.map((row) => ({
      ...view(ctx, row.alert, nameOf),
      orderNumber: row.orderNumber,
      provider: row.provider,
      facts: facts.get(row.alert.id) ?? null,
      assignee: row.assignee && { id: row.assignee.id, name: emailOf(ctx.vault, row.assignee) },
      deliveries: deliveries
        .filter(({ alertId, opening }) => alertId === row.alert.id && opening === row.alert.openings)
        .map(({ channel, state, note }) => ({
          channel,
          state: DELIVERY[state],
          lastError: state === 'done' ? null : note,
        })),
    })),
    nextCursor: rows.length > PAGE ? String(offset + PAGE) : null,
    counts,
    staff: staff.map((user) => ({ id: user.id, name: emailOf(ctx.vault, user) })),
  };
}

/** Open ones of both desks, and what people wrote, for the navigation. Throws AppError forbidden. */
export async function countOpenAlerts(ctx: Ctx) {
  requireMay(ctx.actor, 'alerts.read');
  const [attention, system, [unanswered]] = await Promise.all([
    countByKind(ctx, 'attention'),
    countByKind(ctx, 'alerts'),
    may(ctx.actor, 'inquiries.read')
      ? ctx.db.select({ n: count() }).from(inquiries).where(isNull(inquiries.closedAt))
      : [],
  ]);
  return {
    attention: sumOf(attention, 'count'),
    attentionCritical: sumOf(attention, 'critical'),
    inquiries: unanswered?.n ?? 0,
    alerts: sumOf(system, 'count'),
    alertsCritical: sumOf(system, 'critical'),
  };
}

export const sumOf = (rows: readonly { count: number; critical: number }[], name: 'count' | 'critical') =>
  rows.reduce((total, row) => total + row[name], 0);

const inState = (state: AlertsQuery['state']) =>
  state === 'open' ? oneOf(alerts.state, ALERTS.unresolved) : eq(alerts.state, 'resolved');

function narrowing(ctx: Ctx, { kind, severity, assignee }: AlertsQuery): (SQL | undefined)[] {
  const me = ctx.actor.kind === 'user' ? eq(alerts.assigneeId, ctx.actor.userId) : sql`false`;
  return [
    kind ? eq(alerts.kind, kind) : undefined,
    severity ? eq(alerts.severity, severity) : undefined,
    assignee === 'me' ? me : assignee === 'nobody' ? or(isNull(alerts.assigneeId)) : undefined,
  ];
}

/** A queue moves under the reader's eyes and its order depends on severity: a place in it is all a page can mean. */
function offsetOf(cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  if (!/^\d{1,5}$/.test(cursor)) throw new AppError('invalid_input', 'That page does not exist.');
  return Number(cursor);
}

const DELIVERY: Record<EffectState, ToldState> = {
  pending: 'pending',
  done: 'done',
  dropped: 'failed',
  attention: 'failed',
  dead: 'failed',
};

function deliveriesOf(ctx: Ctx, rows: AlertRow[]) {
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return Promise.resolve([]);
  return ctx.db
    .select({
      alertId: alertDeliveries.alertId,
      opening: alertDeliveries.opening,
      channel: alertDeliveries.channel,
      state: effects.state,
      note: effects.note,
    })
    .from(alertDeliveries)
    .innerJoin(effects, eq(effects.id, alertDeliveries.effectId))
    .where(inArray(alertDeliveries.alertId, ids));
}

/** What is open on a desk, the worst first. For who may read alerts. */
export async function countByKind(ctx: Ctx, desk: AlertInfo['desk']) {
  const rows = await ctx.db
    .select({
      kind: alerts.kind,
      count: count(),
      critical: sql<number>`count(*) filter (where severity = 'critical')::int`,
    })
    .from(alerts)
    .where(and(inState('open'), inArray(alerts.kind, kindsOf(desk))))
    .groupBy(alerts.kind);
  return rows
    .map((row) => ({ ...row, label: ALERT_INFO[row.kind].label }))
    .sort((a, b) => b.critical - a.critical || b.count - a.count);
}

const NEEDS: Record<AlertFix, StaffAction> = {
  retry: 'jobs.redrive',
  resync: 'orders.sync',
  sync_now: 'sync.start',
  recover: 'sync.recover',
  register: 'webhooks.register',
  providers: 'providers.read',
  webhooks: 'webhooks.read',
  attention: 'alerts.read',
  jobs: 'jobs.read',
  inquiries: 'inquiries.read',
  order: 'orders.read',
};

/** Nothing has failed there for good: what was never done is owed, and that takes no more than handling the case. */
function needs(kind: AlertKind, fix: AlertFix): StaffAction {
  return fix === 'retry' && (kind === 'unsubmitted' || kind === 'refund_missing') ? 'alerts.handle' : NEEDS[fix];
}

/** A rule or the next sync finds these again. The others were told once, when they happened. */
function comesBack(kind: AlertKind): boolean {
  return ALERT_INFO[kind].desk === 'alerts' || kind === 'discrepancy' || CASE_RULES.some((rule) => rule.kind === kind);
}

function view(ctx: Ctx, alert: AlertRow, nameOf: (actor: string) => string) {
  const info: AlertInfo = ALERT_INFO[alert.kind];
  return {
    id: alert.id,
    kind: alert.kind,
    label: info.label,
    todo: info.todo,
    fixes: info.fixes.filter((fix) => may(ctx.actor, needs(alert.kind, fix))),
    comesBack: comesBack(alert.kind),
    severity: alert.severity,
    state: alert.state,
    message: alert.message,
    orderId: alert.orderId,
    count: alert.count,
    openings: alert.openings,
    firstAt: alert.firstAt,
    lastAt: alert.lastAt,
    acknowledgedAt: alert.acknowledgedAt,
    acknowledgedBy: alert.acknowledgedBy && nameOf(alert.acknowledgedBy),
    resolvedAt: alert.resolvedAt,
    resolvedBy: alert.resolvedBy && nameOf(alert.resolvedBy),
    resolution: ctx.vault.read(alerts.resolutionSealed, alert.id, alert.resolutionSealed, alert.resolution),
  };
}
