import { eq, sql } from 'drizzle-orm';
import { problemReports } from '@/db/schema/service';
import { AppError } from '@/lib/domain/errors';
import { requireMay } from '@/lib/domain/policy';
import type { StoredFile } from '@/lib/integrations/storage/storage';
import type { Ctx } from '../context';

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
