import { eq, sql } from 'drizzle-orm';
import { problemReports } from '@/db/schema/service';
import { isStaff } from '@/lib/domain/actor';
import { AppError } from '@/lib/domain/errors';
import type { StoredFile } from '@/lib/integrations/storage/storage';
import type { Ctx } from '../context';

/** One photo of a report, for staff. Throws AppError forbidden, not_found. */
export async function readProblemPhoto(ctx: Ctx, input: { reportId: string; place: number }): Promise<StoredFile> {
  if (!isStaff(ctx.actor)) throw new AppError('forbidden', 'Only staff may see this.');
  const [report] = await ctx.db
    .select()
    .from(problemReports)
    .where(eq(sql`${problemReports.id}::text`, input.reportId));
  const photo = report?.photos[input.place];
  const file = photo && (await ctx.storage.get(photo.key));
  if (!file) throw new AppError('not_found', 'There is no such photo.');
  return file;
}
