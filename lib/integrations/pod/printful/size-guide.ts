import { z } from 'zod';
import type { SizeGuide } from '@/lib/domain/catalogue/size-guide';
import { goodRows } from '../catalogue-reader';

const length = z.union([z.string(), z.number()]).nullish();
const table = z.object({
  type: z.string(),
  unit: z.string(),
  measurements: goodRows(
    z.object({
      type_label: z.string(),
      /** Where it differs from the table's. */
      unit: z.string().nullish(),
      values: goodRows(z.object({ size: z.string(), value: length, min_value: length, max_value: length })),
    }),
  ),
});

/** Answer of `GET /v2/catalog-products/{id}/sizes`. */
export const sizeGuideAnswer = z.object({ available_sizes: goodRows(z.string()), size_tables: goodRows(table) });
type Table = z.output<typeof table>;

/** Of the good itself if they give it, since that can be held against one at home; else of the body it fits. */
const TYPES = ['product_measure', 'measure_yourself'];
const MM_PER_UNIT: Record<string, number> = { cm: 10, inches: 25.4 };

/** Null where they measure nothing. */
export function toSizeGuide({ available_sizes, size_tables }: z.output<typeof sizeGuideAnswer>): SizeGuide | null {
  const [chosen] = TYPES.flatMap((type) =>
    size_tables.filter((each) => each.type === type && each.unit in MM_PER_UNIT),
  );
  const rows = chosen ? rowsOf(chosen) : [];
  const sizes = available_sizes.filter((size) => rows.some(({ mm }) => mm[size] !== undefined));
  return sizes.length === 0 ? null : { source: 'provider', sizes, rows };
}

function rowsOf({ unit, measurements }: Table): SizeGuide['rows'] {
  return measurements.flatMap(({ type_label, unit: ownUnit, values }) => {
    const perUnit = MM_PER_UNIT[ownUnit ?? unit];
    // Not every row is a length.
    if (perUnit === undefined) return [];
    const cells = values.flatMap(({ size, value, min_value, max_value }) => {
      const min = numberOf(min_value ?? value);
      const max = numberOf(max_value ?? value);
      if (min === null || max === null) return [];
      return [[size, { min: Math.round(min * perUnit), max: Math.round(max * perUnit) }] as const];
    });
    return cells.length === 0 ? [] : [{ label: type_label, mm: Object.fromEntries(cells) }];
  });
}

/** "26 ¾" and words are left out: half a table is better than a wrong one. */
function numberOf(text: string | number | null | undefined): number | null {
  const value = Number(text === null || text === undefined || text === '' ? Number.NaN : text);
  return Number.isFinite(value) && value > 0 ? value : null;
}
