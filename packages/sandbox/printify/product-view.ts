import type { Laid } from '../core/print-files';
import { change } from '../core/store-seed';
import { type BlueprintVariant, placeholdersOf, variantsOf } from './blueprint';
import { blueprintOf, offerOf, type Product } from './product';
import { SHOP_ID, type Shop, USER_ID } from './state';
import { stamp } from './timestamps';

/** A product as Printify prints it. `mockups: 'provisional'` is what the answer to a create shows before rendering. */
export function viewProduct(product: Product, shop: Shop, mockups: 'provisional' | 'rendered' = 'rendered') {
  const blueprint = blueprintOf(product);
  const view = {
    id: product.id,
    title: product.title,
    description: product.description,
    tags: product.tags,
    options: blueprint.options.map(({ name, type, values }) => ({
      name,
      type,
      values: values.map(({ id, title, colors }) => (colors ? { id, title, colors } : { id, title })),
    })),
    variants: viewVariants(product),
    images: viewImages(product, shop, mockups),
    created_at: stamp(product.createdAtMs),
    updated_at: stamp(product.updatedAtMs),
    visible: product.isVisible,
    is_locked: product.isLocked,
    is_printify_express_eligible: blueprint.isExpressEligible,
    is_printify_express_enabled: blueprint.isExpressEligible,
    is_economy_shipping_eligible: blueprint.isEconomyEligible,
    is_economy_shipping_enabled: blueprint.isEconomyEligible,
    blueprint_id: product.blueprintId,
    user_id: USER_ID,
    shop_id: SHOP_ID,
    print_provider_id: product.providerId,
    print_areas: product.printAreas,
    sales_channel_properties: [],
    ...(product.external ? { external: product.external } : {}),
  };
  change(view, product.set);
  return view;
}

function viewVariants(product: Product) {
  const blueprint = blueprintOf(product);
  const variants = variantsOf(blueprint);
  const firstSold = variants.find((variant) => offerOf(product, variant).isEnabled && variant.isAvailable);
  return variants.map((variant) => {
    const offer = offerOf(product, variant);
    return {
      id: variant.id,
      sku: offer.sku,
      cost: variant.cost,
      price: offer.price,
      title: variant.title,
      grams: blueprint.grams,
      is_enabled: offer.isEnabled,
      is_default: variant === firstSold,
      is_available: variant.isAvailable,
      is_printify_express_eligible: blueprint.isExpressEligible,
      options: variant.optionIds,
    };
  });
}

/** What the camera of a rendered mockup sees, in the words of Printify's `position`. */
const CAMERAS = [
  { view: '', position: 'front' },
  { view: '?view=detail', position: 'other' },
  { view: '?view=scene', position: 'other' },
] as const;

/** The merchant's own picture, where it was uploaded from this machine and so can be drawn. */
function laidOn(product: Product, variant: BlueprintVariant, { uploads, world }: Shop): Laid | null {
  const area = product.printAreas.find(({ variant_ids }) => variant_ids.includes(variant.id));
  const [image] = area?.placeholders.find(({ position }) => position === 'front')?.images ?? [];
  const url = image && uploads.get(image.id)?.previewUrl;
  if (!image || !url || !world.prints.get(url)) return null;
  const front = placeholdersOf(blueprintOf(product), variant).find(({ position }) => position === 'front');
  return { url, x: image.x, y: image.y, scale: image.scale, ratio: front ? front.height / front.width : 1 };
}

/** Rendered mockups show every colour from three sides; provisional ones still repeat the front for every variant. */
function viewImages(product: Product, shop: Shop, mockups: 'provisional' | 'rendered') {
  const blueprint = blueprintOf(product);
  const origin = shop.world.origin();
  const variants = variantsOf(blueprint);
  const groups =
    mockups === 'provisional'
      ? variants.map((variant) => [variant])
      : [...Map.groupBy(variants, (variant) => variant.color).values()];
  return groups.flatMap((group, place) => {
    const [first] = group;
    if (first === undefined) return [];
    const { color } = first;
    const [laid] = group.flatMap((variant) => laidOn(product, variant, shop) ?? []);
    const own =
      laid === undefined
        ? null
        : origin + shop.world.prints.mockup({ kind: blueprint.kind, hex: color.slice(1), laid });
    // Of what a merchant made only the front is drawn.
    const cameras = mockups === 'rendered' && product.design !== 'plain' ? CAMERAS : CAMERAS.slice(0, 1);
    return cameras.map(({ view, position }) => ({
      src: own ?? `${origin}/pictures/${blueprint.kind}/${product.design}/${color.slice(1)}.png${view}`,
      variant_ids: group.map((variant) => variant.id),
      position,
      is_default: place === 0 && view === '',
      is_selected_for_publishing: true,
    }));
  });
}
