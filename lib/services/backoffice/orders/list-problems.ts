import { desc, eq, sql } from 'drizzle-orm';
import { alerts } from '@/db/schema/operations';
import { problemReports } from '@/db/schema/service';
import { requireMay } from '@/lib/domain/order/policy';
import { PROBLEM_LABEL } from '@/lib/domain/order/problem';
import type { Ctx } from '@/lib/engine/ctx';
import { claimsOf, photosOf } from '@/lib/services/order/claim/claims-of';
import { readableOrder } from '@/lib/services/order/reading/order-view';
import { actorNames } from '../staff/actor-names';

/** What a shopper reported about one order, for staff, newest first. Throws AppError forbidden, not_found. */
export async function listProblems(ctx: Ctx, input: { orderNumber: string }) {
  requireMay(ctx.actor, 'orders.read');
  const order = await readableOrder(ctx, input);
  const reports = await ctx.db
    .select({ report: problemReports, alert: alerts })
    .from(problemReports)
    .innerJoin(alerts, eq(alerts.key, sql`'problem_report:' || ${problemReports.id}::text`))
    .where(eq(problemReports.orderId, order.id))
    .orderBy(desc(problemReports.createdAt));
  const claims = await claimsOf(
    ctx,
    reports.map(({ report }) => report),
  );
  const nameOf = await actorNames(
    ctx,
    reports.map(({ alert }) => alert.resolvedBy ?? ''),
  );
  return {
    problems: reports.map(({ report, alert }) => ({
      id: report.id,
      kind: report.kind,
      label: PROBLEM_LABEL[report.kind],
      text: ctx.vault.open(problemReports.textSealed, report.id, report.textSealed),
      orderItemId: report.orderItemId,
      createdAt: report.createdAt,
      photos: photosOf(report),
      claims: claims.get(report.id) ?? [],
      state: alert.state,
      resolvedBy: alert.resolvedBy && nameOf(alert.resolvedBy),
      resolution: ctx.vault.read(alerts.resolutionSealed, alert.id, alert.resolutionSealed, alert.resolution),
      answerWords: ctx.vault.read(problemReports.answerSealed, report.id, report.answerSealed, null),
    })),
  };
}
