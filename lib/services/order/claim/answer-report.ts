import { and, eq, ne, sql } from 'drizzle-orm';
import { alerts } from '@/db/schema/operations';
import { problemReports } from '@/db/schema/service';
import { actorName } from '@/lib/domain/core/actor';
import { AppError } from '@/lib/domain/core/errors';
import { ANSWER_LABEL, type ProblemAnswer } from '@/lib/domain/order/problem';
import type { TxCtx } from '@/lib/engine/ctx';
import { recordEvent } from '@/lib/engine/record-event';

/** What became of a report: kept with it and told on the page, and its case ends. Once. Throws AppError not_found, conflict. */
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
  if (report.answer === 'refused' && answer === 'refused') throw new AppError('conflict', 'It was answered already.');
  const by = ctx.actor.kind === 'user' ? ctx.actor.email : actorName(ctx.actor);
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
  await ctx.db
    .update(alerts)
    .set({ state: 'resolved', resolvedAt: sql`now()`, resolvedBy: by, resolution: `${ANSWER_LABEL[answer]}.` })
    .where(and(eq(alerts.key, `problem_report:${report.id}`), ne(alerts.state, 'resolved')));
}
