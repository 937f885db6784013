import { eq, sql } from 'drizzle-orm';
import { problemReports } from '@/db/schema/service';
import { AppError } from '@/lib/domain/core/errors';
import { requireMay } from '@/lib/domain/order/policy';
import type { Ctx } from '@/lib/engine/ctx';
import type { StoredFile } from '@/lib/integrations/storage/storage';

/** One photo of a report, for staff. Throws AppError forbidden, not_found. */
export async function readProblemPhoto(ctx: Ctx, input: { reportId: string; place: number }): Promise<StoredFile> {
  requireMay(ctx.actor, 'orders.read');
  const [report] = await ctx.db
    .select()
    .from(problemReports)
    .where(eq(sql`${problemReports.id}::text`, input.reportId));
  const photo = report?.photos[input.place];
  const file = photo && (await ctx.storage.get(photo.key));
  if (!file) throw new AppError('not_found', 'There is no such photo.');
  return file;
}
