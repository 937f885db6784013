import { Hono, type MiddlewareHandler } from 'hono';
import { z } from 'zod';
import type { Laid } from '../core/print-files';
import type { World } from '../core/world';
import { type Env, pathOf, tooMany } from './access';
import { blankById, type CatalogVariant, catalogVariantsOf, pictureUrl } from './catalogue';
import { badRequest, notFound } from './errors';
import { check, readJson } from './input';
import { positionSchema } from './item-input';
import { fixedWindow } from './limits';
import type { Mockups, MockupTask } from './mockups';
import type { FilePosition } from './order';
import { page, pageLinks } from './paging';
import type { Shop } from './shop';
import { baseUrl } from './store';
import { MINUTE_MS } from './time';

const placed = z.object({ placement: z.string() });
const v1Schema = z.object({
  variant_ids: z.array(z.int()).min(1),
  format: z.enum(['jpg', 'png']).default('jpg'),
  width: z.int().min(50).max(2000).optional(),
  files: z.array(placed.extend({ image_url: z.url(), position: positionSchema.nullish() })).min(1),
});
const v2Schema = z.object({
  format: z.enum(['jpg', 'png']).default('jpg'),
  products: z
    .array(
      z.object({
        source: z.literal('catalog'),
        catalog_product_id: z.int(),
        catalog_variant_ids: z.array(z.int()).optional(),
        placements: z.array(placed).min(1),
      }),
    )
    .min(1),
});

/** Both versions' mockup generators. One limit for the store: ten new tasks a minute. */
export function mockupRoutes(shop: Shop): Hono<Env> {
  const { world } = shop;
  const app = new Hono<Env>();
  const limit = fixedWindow(10, MINUTE_MS);

  const limited: MiddlewareHandler<Env> = async (c, next) => {
    const verdict = limit.take('store', world.clock.now());
    return verdict.allowed ? next() : tooMany(pathOf(c), verdict);
  };

  app.post('/mockup-generator/create-task/:id', limited, async (c) => {
    const given = check(v1Schema, await readJson(c));
    const variants = variantsOf(Number(c.req.param('id')), given.variant_ids);
    await world.prints.fetchIn(given);
    const task = shop.mockups.start(
      variants,
      given.files.map((file) => file.placement),
    );
    for (const { placement, image_url: url, position } of given.files) {
      if (position) task.laid.set(placement, laidOf(url, position));
    }
    return c.json({ code: 200, result: { task_key: task.key, status: 'pending' }, extra: [] });
  });

  app.get('/mockup-generator/task', (c) => {
    const task = shop.mockups.byKey(c.req.query('task_key') ?? '');
    if (!task) throw notFound();
    return c.json({ code: 200, result: taskViewV1(task, shop), extra: [] });
  });

  app.post('/v2/mockup-tasks', limited, async (c) => {
    const given = check(v2Schema, await readJson(c));
    const tasks = given.products.map((product) => {
      const variants = variantsOf(product.catalog_product_id, product.catalog_variant_ids);
      return shop.mockups.start(
        variants,
        product.placements.map((each) => each.placement),
      );
    });
    return c.json({ data: tasks.map((task) => taskViewV2(task, shop.mockups, world)) });
  });

  app.get('/v2/mockup-tasks', (c) => {
    const ids = c.req.query('id')?.split(',').map(Number);
    if (!ids) throw badRequest('Missing required parameters: id');
    const { rows, paging } = page(
      c,
      ids.flatMap((id) => shop.mockups.byId(id) ?? []),
    );
    if (paging.total === 0) throw notFound();
    const data = rows.map((task) => taskViewV2(task, shop.mockups, world));
    return c.json({ data, paging, _links: pageLinks(`${baseUrl(world)}/v2/mockup-tasks?id=${ids.join(',')}`, paging) });
  });

  return app;
}

/** All variants of the product where none are named. Throws 404 and 400. */
function variantsOf(blankId: number, ids: readonly number[] | undefined): CatalogVariant[] {
  const blank = blankById(blankId);
  if (!blank) throw notFound();
  const all = catalogVariantsOf(blank.id);
  if (!ids) return all;
  return ids.map((id) => {
    const variant = all.find((each) => each.id === id);
    if (!variant) throw badRequest(`Variant with ID: ${id} does not exist`);
    return variant;
  });
}

/** Pixels of the print area as fractions of it. */
function laidOf(url: string, { area_width, area_height, width, height, top, left }: FilePosition): Laid {
  return {
    url,
    x: (left + width / 2) / area_width,
    y: (top + height / 2) / area_height,
    scale: width / area_width,
    ratio: area_height / area_width,
  };
}

/** Where the file cannot be seen, the bare goods stand for it. */
function mockupUrl(variant: CatalogVariant, world: World, laid?: Laid): string {
  if (!laid || !world.prints.get(laid.url)) return pictureUrl(world.origin(), variant);
  return world.origin() + world.prints.mockup({ kind: variant.blank.kind, hex: variant.color.hex, laid });
}

function taskViewV1(task: MockupTask, { mockups, world }: Shop) {
  if (!mockups.isReady(task)) return { task_key: task.key, status: 'pending' };
  // One picture shows every size of its colour.
  const sameColor = (one: CatalogVariant) => task.variants.filter((each) => each.color.hex === one.color.hex);
  const shown = task.variants
    .filter((variant) => sameColor(variant)[0] === variant)
    .flatMap((variant) => task.placements.map((placement) => ({ placement, variant })));
  return {
    task_key: task.key,
    status: 'completed',
    mockups: shown.map(({ placement, variant }) => ({
      placement,
      display_name: variant.blank.placement.title,
      variant_ids: sameColor(variant).map(({ id }) => id),
      mockup_url: mockupUrl(variant, world, task.laid.get(placement)),
      extra: [],
    })),
    printfiles: shown.map(({ placement, variant }) => ({
      placement,
      variant_ids: sameColor(variant).map(({ id }) => id),
      url: mockupUrl(variant, world),
    })),
  };
}

/** Also the `data` of `mockup_task_finished`. */
export function taskViewV2(task: MockupTask, mockups: Mockups, world: World) {
  const ready = mockups.isReady(task);
  return {
    id: task.id,
    status: ready ? 'completed' : 'pending',
    catalog_variant_mockups: (ready ? task.variants : []).map((variant) => ({
      catalog_variant_id: variant.id,
      mockups: task.placements.map((placement) => ({
        placement,
        display_name: variant.blank.placement.title,
        technique: variant.blank.technique.key,
        style_id: 1,
        mockup_url: mockupUrl(variant, world),
      })),
    })),
    failure_reasons: [],
    _links: { self: { href: `${baseUrl(world)}/v2/mockup-tasks?id=${task.id}` } },
  };
}
