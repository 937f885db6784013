import { desc, eq, sql } from 'drizzle-orm';
import { alerts } from '@/db/schema/operations';
import { problemReports } from '@/db/schema/service';
import { requireMay } from '@/lib/domain/order/policy';
import { PROBLEM_LABEL } from '@/lib/domain/order/problem';
import type { Ctx } from '@/lib/engine/ctx';
import { claimsOf, photosOf } from '@/lib/services/order/claim/claims-of';
import { readableOrder } from '@/lib/services/order/reading/order-view';

/** What a shopper reported about one order, for staff, newest first. Throws AppError forbidden, not_found. */
export async function listProblems(ctx: Ctx, input: { orderNumber: string }) {
  requireMay(ctx.actor, 'orders.read');
  const order = await readableOrder(ctx, input);
  const reports = await ctx.db
    .select({ report: problemReports, state: alerts.state, by: alerts.resolvedBy, resolution: alerts.resolution })
    .from(problemReports)
    .innerJoin(alerts, eq(alerts.key, sql`'problem_report:' || ${problemReports.id}::text`))
    .where(eq(problemReports.orderId, order.id))
    .orderBy(desc(problemReports.createdAt));
  const claims = await Promise.all(reports.map(({ report }) => claimsOf(ctx, order, report)));
  return {
    problems: reports.map(({ report, state, by, resolution }, at) => ({
      id: report.id,
      kind: report.kind,
      label: PROBLEM_LABEL[report.kind],
      text: ctx.vault.open(problemReports.textSealed, report.id, report.textSealed),
      orderItemId: report.orderItemId,
      createdAt: report.createdAt,
      photos: photosOf(report),
      claims: claims[at] ?? [],
      state,
      resolvedBy: by,
      resolution,
      answerWords:
        report.answerSealed === null
          ? null
          : ctx.vault.open(problemReports.answerSealed, report.id, report.answerSealed),
    })),
  };
}
