import { z } from 'zod';
import { type PrintArea, usualStage } from '@/lib/domain/catalogue/design';
import { eachRow, goodRows } from '../catalogue-reader';
import type { PrintifyClient } from './client';
import type { Product } from './schemas';

/** Printify's placeholders name pixels and no resolution; they are those of its print files at 300 dpi. */
const DPI = 300;
/** One plain place per good. */
const POSITION = 'front';

const variantsAnswer = z.object({
  variants: goodRows(
    z.object({
      id: z.int(),
      placeholders: goodRows(
        z.object({
          position: z.string(),
          width: z.number().positive(),
          height: z.number().positive(),
          decoration_method: z.string().nullish(),
        }),
      ),
    }),
  ),
});
const placeAnswer = z.object({ location: z.object({ country: z.string().nullish() }).nullish() });
const shippingAnswer = z.object({ profiles: eachRow(z.object({ countries: z.array(z.string().toUpperCase()) })) });
const EVERYWHERE = 'REST_OF_THE_WORLD';
const blueprintAnswer = z.object({ images: goodRows(z.string()) });

/** What a shop prints on, and where. */
export type Base = {
  picture: string | null;
  places: z.output<typeof variantsAnswer>['variants'];
  /** Of the print shop; absent where it was read before this was asked. */
  country?: string | null;
  /** That it can be sent to; null for everywhere. */
  shipsTo?: string[] | null;
};

/** Null where the product names no blueprint, or the catalogue no longer has it. */
export async function readBase(
  client: PrintifyClient,
  { blueprint_id, print_provider_id }: Product,
): Promise<Base | null> {
  if (!blueprint_id || !print_provider_id) return null;
  const path = `/v1/catalog/blueprints/${blueprint_id}`;
  const found = await client.find(variantsAnswer, {
    method: 'GET',
    path: `${path}/print_providers/${print_provider_id}/variants.json`,
    query: { 'show-out-of-stock': 1 },
  });
  const blueprint = await client.find(blueprintAnswer, { method: 'GET', path: `${path}.json` });
  const place = await client.find(placeAnswer, {
    method: 'GET',
    path: `/v1/catalog/print_providers/${print_provider_id}.json`,
  });
  const shipping = await client.find(shippingAnswer, {
    method: 'GET',
    path: `${path}/print_providers/${print_provider_id}/shipping.json`,
  });
  const country = place?.location?.country ?? null;
  return (
    found && { picture: blueprint?.images[0] ?? null, places: found.variants, country, shipsTo: toCountries(shipping) }
  );
}

/** What cannot be read whole leaves no country out. */
function toCountries(shipping: z.output<typeof shippingAnswer> | null): string[] | null {
  const { rows = [], odd = [] } = shipping?.profiles ?? {};
  const codes = [...new Set(rows.flatMap(({ countries }) => countries))].toSorted();
  return codes.length === 0 || odd.length > 0 || codes.includes(EVERYWHERE) ? null : codes;
}

/** Null for what is stitched, and for kinds whose pictures we cannot place a design on. */
export function toPrintArea(base: Base | null, variantId: number, kind: string): PrintArea | null {
  const place = base?.places
    .find(({ id }) => id === variantId)
    ?.placeholders.find(
      ({ position, decoration_method }) => position === POSITION && decoration_method !== 'embroidery',
    );
  if (!base || !place) return null;
  const size = { widthPx: Math.round(place.width), heightPx: Math.round(place.height) };
  const stage = usualStage(kind, size);
  return (
    stage && { position: POSITION, ...size, dpi: DPI, stage: { picture: base.picture, background: null, ...stage } }
  );
}
