import { Hono } from 'hono';
import type { World } from '../core/world';
import { printPlace } from '../pictures/print-place';
import type { Env } from './access';
import { blankById, type CatalogVariant, catalogVariantsOf, pictureUrl } from './catalogue';
import type { Blank } from './catalogue-data';
import { notFound } from './errors';

const DPI = 150;
const TEMPLATE_PX = 1000;

export const ratioOf = ({ placement }: Blank): number => placement.heightInches / placement.widthInches;

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
    const { id: placement, title, widthInches, heightInches } = blank.placement;
    const file = { width: Math.round(widthInches * DPI), height: Math.round(heightInches * DPI), dpi: DPI };
    const result = {
      product_id: blank.id,
      available_placements: { [placement]: title },
      printfiles: [{ printfile_id: blank.id, ...file, fill_mode: 'fit', can_rotate: false }],
      variant_printfiles: catalogVariantsOf(blank.id).map(({ id }) => ({
        variant_id: id,
        placements: { [placement]: blank.id },
      })),
      option_groups: [],
      options: [],
    };
    return c.json({ code: 200, result, extra: [] });
  });

  app.get('/mockup-generator/templates/:id', (c) => {
    const blank = requireBlank(c.req.param('id'));
    const variants = catalogVariantsOf(blank.id);
    const ofColor = variants.filter((one) => variants.find(({ color }) => color.hex === one.color.hex) === one);
    const result = {
      version: 1,
      min_dpi: DPI,
      variant_mapping: variants.map((variant) => ({
        variant_id: variant.id,
        templates: [{ placement: blank.placement.id, template_id: templateId(ofColor, variant) }],
      })),
      templates: ofColor.map((variant) => templateOf(variant, templateId(ofColor, variant), world)),
      conflicting_placements: [],
    };
    return c.json({ code: 200, result, extra: [] });
  });

  return app;
}

/** One template for all sizes of a colour. */
function templateId(ofColor: readonly CatalogVariant[], { blank, color }: CatalogVariant): number {
  return blank.id * 100 + ofColor.findIndex((each) => each.color.hex === color.hex) + 1;
}

function templateOf(variant: CatalogVariant, id: number, world: World) {
  const { left, top, width, height } = printPlace(variant.blank.kind, ratioOf(variant.blank));
  const px = (fraction: number) => Math.round(fraction * TEMPLATE_PX);
  return {
    template_id: id,
    image_url: pictureUrl(world.origin(), variant),
    background_url: null,
    background_color: null,
    printfile_id: variant.blank.id,
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
