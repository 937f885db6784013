import { and, eq, isNotNull, isNull, lt, ne, notExists, type SQL } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import { oneOf } from '@/db/one-of';
import { catalogueRuns } from '@/db/schema/catalogue-runs';
import { rateLimits } from '@/db/schema/limits';
import { alertDeliveries, alerts, effects, syncRuns, webhookEvents } from '@/db/schema/operations';
import { orderTokens } from '@/db/schema/order-tokens';
import { orders } from '@/db/schema/orders';
import { passkeyChallenges } from '@/db/schema/passkeys';
import { browserSessions, sessions, signInRequests, verificationTokens } from '@/db/schema/people';
import { securityEvents } from '@/db/schema/security';
import { inquiries } from '@/db/schema/service';
import { webhookRejections, webhookSecrets } from '@/db/schema/webhooks';
import { EFFECTS, MESSAGES } from '@/lib/domain/order/states';
import type { Ctx } from '@/lib/engine/ctx';

const DAY_MS = 86_400_000;

/** For how long what only helps to look back is kept. Orders, their timeline and the audit log are not among it. */
export const KEPT_DAYS = {
  /** As far as the console's figures compare, and longer than any service can send a message again. */
  webhookRejections: 400,
  webhookEvents: 400,
  /** Answered; the claims they could matter for have lapsed. */
  inquiries: 1100,
  /** Previews that were drawn, and news that was told and that no open alert leans on. */
  effectsOfNoOrder: 90,
  syncRuns: 90,
  securityEvents: 90,
  catalogueRuns: 90,
  /** Retired: nothing is signed with them any more, and whoever finds one learns nothing. */
  webhookSecrets: 30,
  /** Expired. */
  orderTokens: 0,
  signIns: 0,
  /** Who called how often, with their network addresses; counted by the minute. */
  rateLimits: 0,
  /** From where an order was placed, as a fingerprint. */
  networks: 1,
} as const;

/** A step of maintenance: deletes what is past its time. Answers how many rows went. */
export async function forgetOld(ctx: Ctx): Promise<number> {
  const before = (column: AnyPgColumn, days: number): SQL =>
    lt(column, new Date(ctx.clock.now().getTime() - days * DAY_MS));
  const gone = [
    await ctx.db
      .delete(webhookRejections)
      .where(before(webhookRejections.hour, KEPT_DAYS.webhookRejections))
      .returning({ source: webhookRejections.source }),
    await ctx.db
      .delete(webhookEvents)
      .where(
        and(before(webhookEvents.receivedAt, KEPT_DAYS.webhookEvents), oneOf(webhookEvents.state, MESSAGES.worked)),
      )
      .returning({ id: webhookEvents.id }),
    await ctx.db
      .delete(effects)
      .where(and(before(effects.updatedAt, KEPT_DAYS.effectsOfNoOrder), ofNoOrder(ctx)))
      .returning({ id: effects.id }),
    await ctx.db
      .delete(inquiries)
      .where(before(inquiries.closedAt, KEPT_DAYS.inquiries))
      .returning({ id: inquiries.id }),
    await ctx.db
      .delete(syncRuns)
      .where(and(before(syncRuns.startedAt, KEPT_DAYS.syncRuns), isNotNull(syncRuns.finishedAt)))
      .returning({ id: syncRuns.id }),
    await ctx.db
      .delete(securityEvents)
      .where(before(securityEvents.minute, KEPT_DAYS.securityEvents))
      .returning({ kind: securityEvents.kind }),
    await ctx.db
      .delete(catalogueRuns)
      .where(before(catalogueRuns.startedAt, KEPT_DAYS.catalogueRuns))
      .returning({ id: catalogueRuns.id }),
    await ctx.db
      .delete(webhookSecrets)
      .where(before(webhookSecrets.retiredAt, KEPT_DAYS.webhookSecrets))
      .returning({ id: webhookSecrets.id }),
    await ctx.db
      .delete(orderTokens)
      .where(before(orderTokens.expiresAt, KEPT_DAYS.orderTokens))
      .returning({ hash: orderTokens.hash }),
    ...(await forgetSignIns(ctx, before)),
    await ctx.db
      .update(orders)
      .set({ networkIndex: null })
      .where(and(isNotNull(orders.networkIndex), before(orders.createdAt, KEPT_DAYS.networks)))
      .returning({ id: orders.id }),
    await ctx.db
      .delete(rateLimits)
      .where(lt(rateLimits.expire, ctx.clock.now().getTime() - KEPT_DAYS.rateLimits * DAY_MS))
      .returning({ expire: rateLimits.expire }),
  ];
  return gone.reduce((sum, rows) => sum + rows.length, 0);
}

/** What has signed in or was to, and has expired. */
async function forgetSignIns(ctx: Ctx, before: (column: AnyPgColumn, days: number) => SQL) {
  return [
    await ctx.db
      .delete(passkeyChallenges)
      .where(before(passkeyChallenges.expiresAt, KEPT_DAYS.signIns))
      .returning({ holder: passkeyChallenges.holder }),
    await ctx.db.delete(sessions).where(before(sessions.expires, KEPT_DAYS.signIns)).returning({ id: sessions.userId }),
    await ctx.db
      .delete(browserSessions)
      .where(before(browserSessions.expires, KEPT_DAYS.signIns))
      .returning({ id: browserSessions.id }),
    await ctx.db
      .delete(verificationTokens)
      .where(before(verificationTokens.expires, KEPT_DAYS.signIns))
      .returning({ expires: verificationTokens.expires }),
    await ctx.db
      .delete(signInRequests)
      .where(before(signInRequests.expiresAt, KEPT_DAYS.signIns))
      .returning({ expires: signInRequests.expiresAt }),
  ];
}

/** Effects of no order that are over and that nothing leans on. */
function ofNoOrder(ctx: Ctx): SQL | undefined {
  return and(isNull(effects.orderId), oneOf(effects.state, EFFECTS.settled), notExists(inUse(ctx)));
}

/** While an alert is open its delivery says that people were told: without it they would be told again. */
function inUse(ctx: Ctx) {
  return ctx.db
    .select({ id: alertDeliveries.id })
    .from(alertDeliveries)
    .innerJoin(alerts, eq(alerts.id, alertDeliveries.alertId))
    .where(
      and(
        eq(alertDeliveries.effectId, effects.id),
        ne(alerts.state, 'resolved'),
        eq(alerts.openings, alertDeliveries.opening),
      ),
    );
}
