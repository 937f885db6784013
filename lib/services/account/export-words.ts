import { asc, eq } from 'drizzle-orm';
import { orderNotes, refundRequests } from '@/db/schema/console';
import { feedback } from '@/db/schema/operations';
import type { OrderRow } from '@/db/schema/orders';
import { problemReports } from '@/db/schema/service';
import { toDecimal } from '@/lib/domain/money/money';
import type { Ctx } from '@/lib/engine/ctx';

/** Everything people typed about an order, its shopper and staff alike, and the photos that were sent. */
export async function exportWords(ctx: Ctx, order: OrderRow) {
  const { db, vault } = ctx;
  const [notes, refunds, reports, [rating]] = await Promise.all([
    db.select().from(orderNotes).where(eq(orderNotes.orderId, order.id)).orderBy(asc(orderNotes.id)),
    db
      .select()
      .from(refundRequests)
      .where(eq(refundRequests.orderId, order.id))
      .orderBy(asc(refundRequests.requestedAt)),
    db.select().from(problemReports).where(eq(problemReports.orderId, order.id)),
    db.select().from(feedback).where(eq(feedback.orderId, order.id)),
  ]);
  const problems = [];
  for (const { id, createdAt: at, kind, textSealed, answerSealed, photos } of reports) {
    const text = vault.open(problemReports.textSealed, id, textSealed);
    const answer = vault.read(problemReports.answerSealed, id, answerSealed, null);
    problems.push({ at, kind, text, answer, photos: await photosOf(ctx, photos) });
  }
  return {
    notes: notes.map(({ id, createdAt: at, textSealed }) => ({
      at,
      text: vault.open(orderNotes.textSealed, id, textSealed),
    })),
    refundRequests: refunds.map((row) => ({
      at: row.requestedAt,
      amount: toDecimal(row.amountMinor, row.currency),
      reason: row.reason,
      state: row.state,
      note: vault.read(refundRequests.noteSealed, row.id, row.noteSealed, row.note),
      decisionNote: vault.read(
        refundRequests.decisionNoteSealed,
        ...([row.id, row.decisionNoteSealed, row.decisionNote] as const),
      ),
    })),
    problemReports: problems,
    rating: rating
      ? {
          stars: rating.rating,
          comment: vault.read(feedback.commentSealed, rating.id, rating.commentSealed, rating.comment),
        }
      : null,
  };
}

/** As `data:` addresses, which any browser shows: the copy needs nothing of ours to be looked at. */
async function photosOf({ storage }: Ctx, photos: { key: string; contentType: string }[]): Promise<string[]> {
  const shown: string[] = [];
  for (const { key, contentType } of photos) {
    const file = await storage.get(key);
    if (!file) continue;
    const bytes = Buffer.from(await new Response(file.body).arrayBuffer());
    shown.push(`data:${contentType};base64,${bytes.toString('base64')}`);
  }
  return shown;
}
