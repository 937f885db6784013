import { and, eq, ne } from 'drizzle-orm';
import { alerts } from '@/db/schema/operations';
import { problemReports } from '@/db/schema/service';
import { actorName } from '@/lib/domain/core/actor';
import { AppError } from '@/lib/domain/core/errors';
import { ANSWER_LABEL, type ProblemAnswer } from '@/lib/domain/order/problem';
import type { TxCtx } from '@/lib/engine/ctx';
import { recordEvent } from '@/lib/engine/record-event';

/** What became of a report: kept with it and told on the page, and its case ends. What was answered is not refused any more. Throws AppError not_found, conflict. */
export async function answerReport(
  ctx: TxCtx,
  orderId: string,
  { reportId, answer, words }: { reportId: string; answer: ProblemAnswer; words: string | null },
): Promise<void> {
  const [report] = await ctx.db
    .select()
    .from(problemReports)
    .where(and(eq(problemReports.id, reportId), eq(problemReports.orderId, orderId)))
    .for('update');
  if (!report) throw new AppError('not_found', 'There is no such report.');
  if (report.answer !== null && answer === 'refused') throw new AppError('conflict', 'It was answered already.');
  const by = actorName(ctx.actor);
  await ctx.db
    .update(problemReports)
    .set({
      answer,
      answerSealed: words === null ? null : ctx.vault.seal(problemReports.answerSealed, report.id, words),
      answeredAt: ctx.clock.now(),
      answeredBy: by,
    })
    .where(eq(problemReports.id, report.id));
  await recordEvent(ctx, {
    orderId,
    kind: 'problem.answered',
    onceKey: `${report.id} ${answer}`,
    source: 'staff',
    data: { answer },
  });
  const key = eq(alerts.key, `problem_report:${report.id}`);
  const [open] = await ctx.db
    .select({ id: alerts.id })
    .from(alerts)
    .where(and(key, ne(alerts.state, 'resolved')));
  if (!open) return;
  const resolutionSealed = ctx.vault.seal(alerts.resolutionSealed, open.id, `${ANSWER_LABEL[answer]}.`);
  const resolved = { state: 'resolved', resolvedAt: ctx.clock.now(), resolvedBy: by } as const;
  await ctx.db
    .update(alerts)
    .set({ ...resolved, resolution: null, resolutionSealed })
    .where(eq(alerts.id, open.id));
}
