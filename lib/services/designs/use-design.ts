import { and, inArray, lt } from 'drizzle-orm';
import { type DesignFileRow, designFiles } from '@/db/schema/designs';
import {
  type DesignProblem,
  type DesignSnapshot,
  type PlacedDesign,
  type PrintArea,
  preflight,
  printPath,
} from '@/lib/domain/catalogue/design';
import type { PrintFile } from '@/lib/domain/order/pod';
import type { Ctx } from '@/lib/engine/ctx';

const A_DAY_MS = 86_400_000;

/** The uploads that designs name, by file. Looking at one keeps it from being swept. */
export async function designFilesOf(ctx: Ctx, designs: readonly PlacedDesign[]): Promise<Map<string, DesignFileRow>> {
  if (designs.length === 0) return new Map();
  const named = inArray(
    designFiles.file,
    designs.map(({ file }) => file),
  );
  const now = ctx.clock.now();
  const lately = new Date(now.getTime() - A_DAY_MS);
  await ctx.db
    .update(designFiles)
    .set({ usedAt: now })
    .where(and(named, lt(designFiles.usedAt, lately)));
  const rows = await ctx.db.select().from(designFiles).where(named);
  return new Map(rows.map((row) => [row.file, row]));
}

/** `snapshot` null where the picture or its place is gone; `problem`: why it cannot be printed. */
export function placeDesign(
  design: PlacedDesign,
  file: DesignFileRow | undefined,
  area: PrintArea | null,
): { snapshot: DesignSnapshot | null; problem: DesignProblem | null } {
  if (!file) return { snapshot: null, problem: 'design_gone' };
  if (!area) return { snapshot: null, problem: 'design_not_printed' };
  const { x, y, scale } = design;
  const { widthPx, heightPx, mediaType } = file;
  const placement = { x, y, scale };
  const { problem } = preflight(placement, file, area);
  return {
    snapshot: { file: file.file, widthPx, heightPx, mediaType, placement, area },
    problem,
  };
}

/** What a provider is told: an address of ours that it can fetch, and where the picture goes. */
export function printFileOf(ctx: Ctx, { placement, area, ...file }: DesignSnapshot): PrintFile {
  const path = printPath(file);
  const name = `${file.file.slice(0, 16)}.${path.split('.').at(-1)}`;
  return { url: ctx.env.APP_URL + path, name, widthPx: file.widthPx, heightPx: file.heightPx, placement, area };
}
