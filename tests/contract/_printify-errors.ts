import { ADDRESS, orderOf, SHOP, startPrintify, type TestServer } from '../../packages/sandbox/tests/printify-server';
import type { Scene } from './_printify-scene';

type Answer = { status: number; json: unknown };

/** Makes every documented mistake once. */
export async function provokeErrors({ ask, submit }: TestServer, scene: Scene): Promise<Map<string, Answer>> {
  const submitBad = (more: object) => ask('POST', `${SHOP}/orders.json`, { body: orderOf(more) });
  const createBad = (more: object) =>
    ask('POST', `${SHOP}/products.json`, {
      body: {
        title: 'Mug',
        description: '',
        blueprint_id: 1101,
        print_provider_id: 301,
        variants: [{ id: 110101, price: 900 }],
        print_areas: [{ variant_ids: [110101], placeholders: [] }],
        ...more,
      },
    });
  const pending = await submit({ external_id: 'order-ext-1' });
  const foreign = { product_id: 'f'.repeat(24), variant_id: 1, quantity: 1 };
  const answers = new Map<string, Answer>([
    ['error.400.8103.address_validation.composed', await submitBad({ address_to: { ...ADDRESS, zip: '' } })],
    ['error.400.8104.product_other_shop.observed_composed', await submitBad({ line_items: [foreign] })],
    ['error.400.8150.print_areas_required.observed_composed', await createBad({ print_areas: undefined })],
    ['error.400.8150.variant_price_required.observed_composed', await createBad({ variants: [{ id: 110101 }] })],
    ['error.400.8251.print_areas_variants', await createBad({ variants: [{ id: 110102, price: 900 }] })],
    [
      'error.400.8502.send_to_production_pending.composed',
      await ask('POST', `${SHOP}/orders/${pending}/send_to_production.json`),
    ],
    ['error.409.8503.duplicate_external_id', await submitBad({ external_id: 'order-ext-1' })],
    ['error.401.unauthenticated', await ask('GET', '/v1/shops.json', { headers: { authorization: 'Bearer revoked' } })],
    ['error.401.shop_unreachable.observed', await ask('GET', '/v1/shops/1/orders.json')],
    ['error.404.not_found', await ask('GET', `${SHOP}/orders/${'0'.repeat(24)}.json`)],
    ['error.422.invalid_product_id.observed', await ask('GET', `${SHOP}/products/1.json`)],
  ]);
  return answers.set('error.400.8254.shop_not_connected.observed_composed', await publishDisconnected(scene));
}

/** On a shop of its own, so that the other one stays connected. */
async function publishDisconnected({ posterId }: Scene): Promise<Answer> {
  const { ask, close } = await startPrintify();
  await ask('DELETE', `${SHOP}/connection.json`);
  const answer = await ask('POST', `${SHOP}/products/${posterId}/publish.json`, { body: {} });
  await close();
  return answer;
}
