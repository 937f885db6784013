import { z } from 'zod';
import type { PrintArea, Stage } from '@/lib/domain/catalogue/design';
import { goodRows } from '../catalogue-reader';

/** Answer of `GET /mockup-generator/printfiles/{id}`. */
export const printfilesAnswer = z.object({
  printfiles: goodRows(
    z.object({
      printfile_id: z.int(),
      width: z.int().positive(),
      height: z.int().positive(),
      dpi: z.int().positive(),
    }),
  ),
  variant_printfiles: goodRows(z.object({ variant_id: z.int(), placements: z.record(z.string(), z.int()) })),
});
type Printfiles = z.output<typeof printfilesAnswer>;

/** Answer of `GET /mockup-generator/templates/{id}`. The document calls the colour an integer and shows `#0b0b0b`. */
export const templatesAnswer = z.object({
  variant_mapping: goodRows(
    z.object({
      variant_id: z.int(),
      templates: goodRows(z.object({ placement: z.string(), template_id: z.int() })),
    }),
  ),
  templates: goodRows(
    z.object({
      template_id: z.int(),
      image_url: z.string(),
      background_color: z.union([z.string(), z.number()]).nullish(),
      template_width: z.number().positive(),
      template_height: z.number().positive(),
      print_area_width: z.number().positive(),
      print_area_height: z.number().positive(),
      print_area_top: z.number(),
      print_area_left: z.number(),
    }),
  ),
});
type Templates = z.output<typeof templatesAnswer>;

/** Embroidery wants thread colours chosen and sleeves are no place for a picture: one plain place per good. */
const PLACES = ['front', 'default'];

/** Where a picture can be printed, by catalogue variant. Nothing for those without a plain place or a template. */
export function toPrintAreas(files: Printfiles, templates: Templates): [variantId: number, PrintArea][] {
  return files.variant_printfiles.flatMap(({ variant_id, placements }): [number, PrintArea][] => {
    const position = PLACES.find((place) => placements[place] !== undefined);
    const file = files.printfiles.find(({ printfile_id }) => printfile_id === placements[position ?? '']);
    const stage = stageOf(templates, variant_id, position);
    if (position === undefined || !file || !stage) return [];
    return [[variant_id, { position, widthPx: file.width, heightPx: file.height, dpi: file.dpi, stage }]];
  });
}

function stageOf({ variant_mapping, templates }: Templates, variantId: number, position?: string): Stage | null {
  const mapped = variant_mapping.find(({ variant_id }) => variant_id === variantId)?.templates;
  const id = mapped?.find(({ placement }) => placement === position)?.template_id;
  const template = templates.find(({ template_id }) => template_id === id);
  if (!template) return null;
  // Templates come in any shape and are shown whole in the middle of a square.
  const { template_width: width, template_height: height } = template;
  const side = Math.max(width, height);
  return {
    picture: template.image_url.startsWith('http') ? template.image_url : null,
    background: /^#[0-9a-f]{6}$/i.test(String(template.background_color)) ? String(template.background_color) : null,
    left: ((side - width) / 2 + template.print_area_left) / side,
    top: ((side - height) / 2 + template.print_area_top) / side,
    width: template.print_area_width / side,
    height: template.print_area_height / side,
  };
}
