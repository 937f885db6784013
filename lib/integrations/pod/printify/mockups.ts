import { z } from 'zod';
import type { MockupOutcome, MockupRequest, PrintFile } from '@/lib/domain/order/pod';
import type { PrintifyClient } from './client';
import { product } from './schemas';

/** Marks a product that is there only to be looked at: our catalogue leaves it out, and it is deleted once seen. */
export const MOCKUP_TAG = 'flowbotz-mockup';
/** A new product's first pictures are provisional; the drawn ones follow. */
const DRAWING_MS = 10_000;
/** Printify asks for a price; nobody is offered it. */
const PRICE_MINOR = 9900;
const MAX_PICTURES = 6;

const uploaded = z.object({ id: z.string().min(1) });
const created = z.object({ id: z.string().min(1) });

type Shop = { client: PrintifyClient; path: string };

/** Centre and width in fractions of the print area, as ours; degrees have to be an integer. */
export function toImage({ placement: { x, y, scale } }: PrintFile) {
  return { x, y, scale, angle: 0 };
}

/** Printify has no mockups but those of a product: makes one that is never published. */
export async function startMockup({ client, path }: Shop, request: MockupRequest): Promise<string> {
  const { providerVariantId, providerData, print } = request;
  const variantId = Number(providerVariantId);
  const { id: imageId } = await client.call(uploaded, {
    method: 'POST',
    path: '/v1/uploads/images.json',
    body: { file_name: print.name, url: print.url },
  });
  const { id } = await client.call(created, {
    method: 'POST',
    path: `${path}/products.json`,
    body: {
      title: 'Preview of an own design',
      description: 'Made to be looked at, deleted afterwards.',
      blueprint_id: Number(providerData.blueprintId),
      print_provider_id: Number(providerData.printProviderId),
      tags: [MOCKUP_TAG],
      variants: [{ id: variantId, price: PRICE_MINOR, is_enabled: true }],
      print_areas: [
        {
          variant_ids: [variantId],
          placeholders: [{ position: print.area.position, images: [{ id: imageId, ...toImage(print) }] }],
        },
      ],
    },
  });
  return id;
}

export async function readMockup({ client, path }: Shop, id: string, request: MockupRequest): Promise<MockupOutcome> {
  const found = await client.find(product, { method: 'GET', path: productPath(path, id) });
  if (!found) return { state: 'failed', reason: 'Printify no longer has the preview.' };
  const own = found.images.filter(({ variant_ids }) => variant_ids.includes(Number(request.providerVariantId)));
  const pictures = own.map(({ src }) => src).slice(0, MAX_PICTURES);
  return pictures.length === 0 ? { state: 'drawing', retryAfterMs: DRAWING_MS } : { state: 'ready', pictures };
}

/** One that is gone already is fine. */
export async function forgetMockup({ client, path }: Shop, id: string): Promise<void> {
  await client.find(z.unknown(), { method: 'DELETE', path: productPath(path, id) });
}

const productPath = (path: string, id: string) => `${path}/products/${encodeURIComponent(id)}.json`;
