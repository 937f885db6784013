import { Hono } from 'hono';
import type { World } from '../core/world';
import { printPlace } from '../pictures/print-place';
import type { Env } from './access';
import { blankById, type CatalogVariant, catalogVariantsOf, pictureUrl } from './catalogue';
import type { Blank } from './catalogue-data';
import { notFound } from './errors';

const DPI = 150;
const TEMPLATE_PX = 1000;

/** What is sold by its measures prints to its edges; everything else as its blank does. */
function printInches({ blank, size }: CatalogVariant): { width: number; height: number } {
  const [, width, height] = /^([\d.]+)″×([\d.]+)″$/.exec(size) ?? [];
  if (width && height) return { width: Number(width), height: Number(height) };
  return { width: blank.placement.widthInches, height: blank.placement.heightInches };
}

/** v1's print files and templates: how large a blank prints, and where that lies on its picture. */
export function mockupPlaces(world: World): Hono<Env> {
  const app = new Hono<Env>();
  const requireBlank = (id: string): Blank => {
    const blank = blankById(Number(id));
    if (!blank) throw notFound();
    return blank;
  };

  app.get('/mockup-generator/printfiles/:id', (c) => {
    const blank = requireBlank(c.req.param('id'));
    const { id: placement, title } = blank.placement;
    const variants = catalogVariantsOf(blank.id);
    const result = {
      product_id: blank.id,
      available_placements: { [placement]: title },
      printfiles: variants.map((variant) => {
        const { width, height } = printInches(variant);
        const size = { width: Math.round(width * DPI), height: Math.round(height * DPI), dpi: DPI };
        return { printfile_id: variant.id, ...size, fill_mode: 'fit', can_rotate: false };
      }),
      variant_printfiles: variants.map(({ id }) => ({ variant_id: id, placements: { [placement]: id } })),
      option_groups: [],
      options: [],
    };
    return c.json({ code: 200, result, extra: [] });
  });

  app.get('/mockup-generator/templates/:id', (c) => {
    const blank = requireBlank(c.req.param('id'));
    const variants = catalogVariantsOf(blank.id);
    const result = {
      version: 1,
      min_dpi: DPI,
      variant_mapping: variants.map((variant) => ({
        variant_id: variant.id,
        templates: [{ placement: blank.placement.id, template_id: variant.id }],
      })),
      templates: variants.map((variant) => templateOf(variant, world)),
      conflicting_placements: [],
    };
    return c.json({ code: 200, result, extra: [] });
  });

  return app;
}

function templateOf(variant: CatalogVariant, world: World) {
  const inches = printInches(variant);
  const { left, top, width, height } = printPlace(variant.blank.kind, inches.height / inches.width);
  const px = (fraction: number) => Math.round(fraction * TEMPLATE_PX);
  return {
    template_id: variant.id,
    image_url: pictureUrl(world.origin(), variant),
    background_url: null,
    background_color: null,
    printfile_id: variant.id,
    template_width: TEMPLATE_PX,
    template_height: TEMPLATE_PX,
    print_area_width: px(width),
    print_area_height: px(height),
    print_area_top: px(top),
    print_area_left: px(left),
    is_template_on_front: false,
    orientation: 'any',
  };
}
