import { Hono } from 'hono';
import { type Blueprint, type BlueprintVariant, placeholdersOf, variantsOf } from './blueprint';
import { BLUEPRINTS, findBlueprint, findProvider, PRINT_PROVIDERS, type PrintProvider } from './catalogue-data';
import { notFound } from './errors';
import { idOf } from './file-name';
import { SHIPPING_METHODS } from './order';
import { stableId } from './product';
import { isMethod, METHODS, rateOf, standardZones } from './shipping';
import type { Shop } from './state';

const HANDLING_DAYS = { from: 2, to: 5 };

/** Under `/v1/catalog`. Read-only; nothing here is paged. */
export function catalogueRoutes(shop: Shop): Hono {
  const app = new Hono();
  const origin = () => shop.world.origin();

  app.get('/blueprints.json', (c) => c.json(BLUEPRINTS.map((blueprint) => viewBlueprint(blueprint, origin()))));

  app.get('/blueprints/:file{[^/]+\\.json}', (c) => {
    const blueprint = requireBlueprint(idOf(c.req.param('file')));
    return c.json({ ...viewBlueprint(blueprint, origin()), tags: blueprint.tags });
  });

  app.get('/blueprints/:blueprint/print_providers.json', (c) => {
    const { providerIds } = requireBlueprint(c.req.param('blueprint'));
    const providers = PRINT_PROVIDERS.filter(({ id }) => providerIds.includes(id));
    return c.json(providers.map(({ id, title }) => ({ id, title })));
  });

  app.get('/blueprints/:blueprint/print_providers/:provider/variants.json', (c) => {
    const { blueprint, provider } = requirePair(c.req.param('blueprint'), c.req.param('provider'));
    const withOutOfStock = c.req.query('show-out-of-stock') === '1';
    const variants = variantsOf(blueprint).filter(({ isAvailable }) => withOutOfStock || isAvailable);
    const { id, title } = provider;
    return c.json({ id, title, variants: variants.map((variant) => viewVariant(blueprint, variant)) });
  });

  app.get('/blueprints/:blueprint/print_providers/:provider/shipping.json', (c) => {
    const { blueprint } = requirePair(c.req.param('blueprint'), c.req.param('provider'));
    const profiles = standardZones(blueprint).map(({ countries, rate }) => ({
      variant_ids: variantsOf(blueprint).map(({ id }) => id),
      first_item: { cost: rate.first, currency: 'USD' },
      additional_items: { cost: rate.additional, currency: 'USD' },
      countries,
    }));
    return c.json({ handling_time: { value: HANDLING_DAYS.to, unit: 'day' }, profiles });
  });

  app.get('/print_providers.json', (c) => c.json(PRINT_PROVIDERS));

  app.get('/print_providers/:file{[^/]+\\.json}', (c) => {
    const provider = findProvider(Number(idOf(c.req.param('file'))));
    if (!provider) throw notFound();
    const blueprints = BLUEPRINTS.filter(({ providerIds }) => providerIds.includes(provider.id)).map((blueprint) => {
      const { id, title, brand, model, images } = viewBlueprint(blueprint, origin());
      return { id, title, brand, model, images };
    });
    return c.json({ ...provider, blueprints });
  });
  return app;
}

/** Under `/v2/catalog`: shipping only, in JSON:API's shape. */
export function catalogueV2Routes(shop: Shop): Hono {
  const app = new Hono();
  const shippingUrl = (blueprint: Blueprint, provider: PrintProvider) =>
    `${shop.world.origin()}/printify/v2/catalog/blueprints/${blueprint.id}/print_providers/${provider.id}/shipping`;

  app.get('/blueprints/:blueprint/print_providers/:provider/shipping.json', (c) => {
    const { blueprint, provider } = requirePair(c.req.param('blueprint'), c.req.param('provider'));
    const url = shippingUrl(blueprint, provider);
    const offered = METHODS.filter((method) => rateOf(blueprint, method, 'US') !== null);
    return c.json({
      data: offered.map((name) => ({
        type: 'shipping_method',
        id: `${SHIPPING_METHODS[name]}`,
        attributes: { name },
      })),
      links: Object.fromEntries(offered.map((name) => [name, `${url}/${name}.json`])),
    });
  });

  app.get('/blueprints/:blueprint/print_providers/:provider/shipping/:file{[^/]+\\.json}', (c) => {
    const { blueprint, provider } = requirePair(c.req.param('blueprint'), c.req.param('provider'));
    const method = idOf(c.req.param('file'));
    if (!isMethod(method)) throw notFound();
    const countries = method === 'standard' ? standardZones(blueprint).flatMap((zone) => zone.countries) : ['US'];
    const data = countries.flatMap((country) => {
      const rate = rateOf(blueprint, method, country);
      if (!rate) return [];
      return variantsOf(blueprint).map(({ id }) => ({
        type: `variant_shipping_${method}_${country.toLowerCase()}`,
        id: `${id}`,
        attributes: {
          shippingType: method,
          country: { code: country },
          variantId: id,
          shippingPlanId: stableId('shipping plan', `${blueprint.id}`, method),
          handlingTime: HANDLING_DAYS,
          shippingCost: {
            firstItem: { amount: rate.first, currency: 'USD' },
            additionalItems: { amount: rate.additional, currency: 'USD' },
          },
        },
      }));
    });
    return c.json({ data, links: { self: `${shippingUrl(blueprint, provider)}/${method}.json` } });
  });
  return app;
}

function requireBlueprint(id: string): Blueprint {
  const blueprint = findBlueprint(Number(id));
  if (!blueprint) throw notFound();
  return blueprint;
}

function requirePair(blueprintId: string, providerId: string): { blueprint: Blueprint; provider: PrintProvider } {
  const blueprint = requireBlueprint(blueprintId);
  const provider = findProvider(Number(providerId));
  if (!provider || !blueprint.providerIds.includes(provider.id)) throw notFound();
  return { blueprint, provider };
}

function viewBlueprint(blueprint: Blueprint, origin: string) {
  const { id, title, description, brand, model, kind } = blueprint;
  const colors = new Set(variantsOf(blueprint).map(({ color }) => color));
  const images = [...colors].map((color) => `${origin}/pictures/${kind}/plain/${color.slice(1)}.png`);
  return { id, title, description, brand, model, images };
}

function viewVariant(blueprint: Blueprint, variant: BlueprintVariant) {
  const { id, title, options } = variant;
  const placeholders = placeholdersOf(blueprint, variant);
  const methods = placeholders.map((placeholder) => placeholder.decoration_method);
  return { id, title, options, placeholders, decoration_methods: [...new Set(methods)] };
}
