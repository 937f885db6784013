import * as z from 'zod/mini';
import { DESIGN_FILE, MIN_SCALE } from '@/lib/domain/catalogue/design';
import { MOCKUP, statesOf } from '@/lib/domain/order/states';

const fraction = z.number().check(z.gte(0), z.lte(1));

/** An uploaded picture and where it lies in the print area: centre and width, in fractions of the area. */
export const placedDesignSchema = z.strictObject({
  file: z.string().check(z.regex(DESIGN_FILE, 'The name an upload was answered with.')),
  x: fraction,
  y: fraction,
  scale: z.number().check(z.gte(MIN_SCALE / 10), z.lte(1)),
});

/** A square picture of the bare good, and where on it the print area lies. */
const stageSchema = z.object({
  picture: z.nullable(z.string()),
  background: z.nullable(z.string()),
  left: z.number(),
  top: z.number(),
  width: z.number(),
  height: z.number(),
});

/** What a page needs to show a design on its product. */
export const designViewSchema = z.object({
  file: z.string(),
  preview: z.string(),
  print: z.string(),
  width_px: z.int(),
  height_px: z.int(),
  placement: z.object({ x: z.number(), y: z.number(), scale: z.number() }),
  area: z.object({
    position: z.string(),
    widthPx: z.int(),
    heightPx: z.int(),
    dpi: z.int(),
    stage: stageSchema,
  }),
});
export type DesignView = z.infer<typeof designViewSchema>;

/** A form with one file, `picture`: PNG, JPEG or WebP. */
export const uploadDesignInput = z.strictObject({
  picture: z.array(z.file()).check(z.length(1, 'Choose one picture.')),
});
export const uploadDesignAnswer = z.object({
  file: z.string(),
  preview: z.string(),
  width_px: z.int(),
  height_px: z.int(),
});
export type UploadedDesign = z.infer<typeof uploadDesignAnswer>;

export const startMockupInput = z.strictObject({
  variant_id: z.string().check(z.minLength(1), z.maxLength(120)),
  design: placedDesignSchema,
});
/** `waiting` for the print shop to take it, `drawing` there, then `ready` or `failed` which is tried anew when asked for again. */
export const mockupAnswer = z.object({
  id: z.string(),
  state: z.enum(statesOf(MOCKUP)),
  pictures: z.array(z.string()),
});
