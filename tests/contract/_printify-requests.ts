import { POSTER, SHOP, STICKER, type TestServer } from '../../packages/sandbox/tests/printify-server';
import { readFixture } from './_printify-documents';
import type { Scene } from './_printify-scene';

type Body = Record<string, unknown>;
type Request = { path: (scene: Scene) => string; method?: 'PUT'; fit?: (body: Body, scene: Scene) => Body };

/** Where each documented request goes, and how its ids become ones that exist here. Nothing else of it is changed. */
const TARGETS: Record<string, Request> = {
  'orders.submit.existing_product.request': { path: () => `${SHOP}/orders.json`, fit: fitOrder },
  'orders.submit.simple_image.request': { path: () => `${SHOP}/orders.json`, fit: fitOrder },
  'orders.submit.advanced_image.request': { path: () => `${SHOP}/orders.json`, fit: fitOrder },
  'orders.submit.print_details.request': { path: () => `${SHOP}/orders.json`, fit: fitOrder },
  'orders.submit.sku.request': { path: () => `${SHOP}/orders.json`, fit: fitOrder },
  'orders.express.submit.request': { path: () => `${SHOP}/orders/express.json`, fit: fitOrder },
  'orders.shipping.request': { path: () => `${SHOP}/orders/shipping.json`, fit: fitOrder },
  'orders.support_request.reprint_or_refund.request': {
    path: ({ deliveredOrderId }) => `${SHOP}/orders/${deliveredOrderId}/support-requests/reprint`,
    fit: (body, { lineId }) => ({
      ...body,
      line_items: listOf(body.line_items).map((item) => ({ ...item, line_item_id: lineId })),
    }),
  },
  'products.create.request': { path: () => `${SHOP}/products.json`, fit: fitProduct },
  'products.publish.request': { path: ({ posterId }) => `${SHOP}/products/${posterId}/publish.json` },
  'products.publishing_succeeded.request': {
    path: ({ posterId }) => `${SHOP}/products/${posterId}/publishing_succeeded.json`,
  },
  'products.publishing_failed.request': {
    path: ({ posterId }) => `${SHOP}/products/${posterId}/publishing_failed.json`,
  },
  'uploads.create.request': { path: () => '/v1/uploads/images.json' },
  'webhooks.create.request': { path: () => `${SHOP}/webhooks.json` },
  'webhooks.update.request': { path: ({ webhookId }) => `${SHOP}/webhooks/${webhookId}.json`, method: 'PUT' },
};

export const REQUESTS = Object.keys(TARGETS);

export async function sendRequest(server: TestServer, scene: Scene, name: string) {
  const target = TARGETS[name];
  if (!target) throw new Error(`nobody knows where ${name} goes`);
  const documented = readFixture(name) as Body;
  const body = target.fit ? target.fit(documented, scene) : documented;
  return server.ask(target.method ?? 'POST', target.path(scene), { body });
}

function fitOrder(body: Body, scene: Scene): Body {
  const line_items = listOf(body.line_items).map((item) => {
    if ('product_id' in item) return { ...item, product_id: scene.stickerId, variant_id: STICKER.variant };
    if ('sku' in item) return { ...item, sku: scene.stickerSku };
    const { blueprint, provider, variant } = POSTER;
    return { ...item, blueprint_id: blueprint, print_provider_id: provider, variant_id: variant };
  });
  const own = 'external_id' in body ? { external_id: `request-${++lastRequest}` } : {};
  return { ...body, ...own, line_items };
}

let lastRequest = 0;

function fitProduct(body: Body, { uploadId }: Scene): Body {
  const variants = listOf(body.variants).map((variant, at) => ({ ...variant, id: STICKER.variant + at }));
  const images = [{ id: uploadId, x: 0.5, y: 0.5, scale: 1, angle: 0 }];
  const print_areas = listOf(body.print_areas).map((area) => ({
    ...area,
    variant_ids: variants.map(({ id }) => id),
    placeholders: [{ position: 'front', images }],
  }));
  return { ...body, blueprint_id: STICKER.blueprint, print_provider_id: STICKER.provider, variants, print_areas };
}

function listOf(value: unknown): Body[] {
  if (!Array.isArray(value)) throw new Error('the documented request has no list where one was expected');
  return value;
}
