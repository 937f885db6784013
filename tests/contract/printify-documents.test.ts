import { describe, expect, it } from 'vitest';
import type { ProviderError } from '@/lib/domain/core/errors';
import { createPrintify } from '@/lib/integrations/pod/printify/provider';
import type { HttpRequest } from '@/lib/platform/http-client';
import { goodsOf } from '../support/store';
import { allOf, ITEM, SUBMIT } from './_printify-client';
import { documentFolder, documentsAreHere, readFixture } from './_printify-documents';
import { structureFaults } from './_printify-structure';

if (!documentsAreHere) {
  console.warn(`SKIPPED: no Printify documents in ${documentFolder} (PROVIDER_SPECS names their folder)`);
}

const fresh = { confirmed: false };
/** What else of theirs is read with a product. */
const CATALOGUE = {
  '/variants.json': 'catalog.variants.response',
  '/blueprints/68.json': 'catalog.blueprint.get.response',
};

describe.skipIf(!documentsAreHere)("Printify's documented answers", () => {
  /** A provider to whom every call is answered with one documented example. */
  function answering(fixture: string, change: (body: object) => object = (body) => body) {
    const sent: HttpRequest[] = [];
    const status = Number(/^error\.(\d{3})\./.exec(fixture)?.[1] ?? 200);
    const answer = JSON.stringify(change(readFixture(fixture) as object));
    const http = async (request: HttpRequest) => {
      sent.push(request);
      const base = Object.entries(CATALOGUE).find(([ending]) => request.path.endsWith(ending))?.[1];
      const text = base ? JSON.stringify(readFixture(base)) : answer;
      return { status, headers: new Headers(), text };
    };
    return { pod: createPrintify({ baseUrl: 'https://unused.example', apiKey: 'k', shopId: '1' }, { http }), sent };
  }

  it('of one order is read with its parcel, its cost and our id', async () => {
    const found = await answering('orders.get.response').pod.fetchOrder({ podOrderId: 'x' }, fresh);
    expect(found).toMatchObject({
      externalId: '1370762297',
      providerStatus: 'fulfilled',
      status: 'delivered',
      confirmed: true,
      costMinor: 1450,
      complete: true,
    });
    expect(found?.shipments).toMatchObject([
      {
        providerShipmentId: 'usps:94001116990045395649372',
        trackingUrl: null,
        deliveredAt: new Date('2017-04-18T13:24:28Z'),
        items: [{ externalId: null, providerVariantId: '17887', sku: '168699843', quantity: 1 }],
      },
    ]);
  });

  it.each(['orders.list.page1.response', 'orders.list.page2.response'])('%s is a page of orders', async (fixture) => {
    const page = await answering(fixture).pod.listOrders(null);
    expect(page.orders.map(({ status }) => status)).toEqual(['delivered']);
    expect(page.nextCursor).toBeNull();
  });

  it('of a cancel is a cancel, and costs nothing', async () => {
    const { pod } = answering('orders.cancel.response');
    expect(await pod.cancel('x')).toEqual({ outcome: 'canceled' });
    expect(await pod.fetchOrder({ podOrderId: 'x' }, fresh)).toMatchObject({ status: 'canceled', costMinor: 0 });
  });

  it.each(['orders.send_to_production.response.olddocs', 'orders.get.response'])(
    '%s says what a send meets',
    async (fixture) => {
      const { pod, sent } = answering(fixture);
      await pod.confirm('x');
      expect(sent.length).toBe(fixture.endsWith('olddocs') ? 2 : 1);
    },
  );

  it('of products are products', async () => {
    const { pod } = answering('products.list.response', (page) => ({ ...page, last_page: 1 }));
    const [mug] = await allOf(goodsOf(pod));
    expect(mug).toMatchObject({ title: 'Mug 11oz', kind: 'Mug' });
    expect(mug?.pictures).toHaveLength(3);
    expect(mug?.variants).toMatchObject([
      { providerVariantId: '33719', options: { size: '11oz' }, retailMinor: 860, costMinor: 516 },
    ]);
  });

  it.each(['response', 'response.old_keys', 'response.final_keys'])(
    'of a quote (%s) are quotes',
    async (generation) => {
      const { pod } = answering(`orders.shipping.${generation}`);
      const quotes = await pod.quoteShipping({ destination: { country: 'US' }, items: [], currency: 'USD' });
      const priority = quotes.find(({ method }) => method === '2');
      expect(priority?.costMinor).toBe(5000);
      expect(quotes.find(({ method }) => method === '3')?.costMinor).toBe(generation.includes('old') ? undefined : 799);
    },
  );

  it('of webhooks and of a duplicate are understood', async () => {
    const { pod } = answering('webhooks.list.response');
    const { inOrder, detail } = await pod.messages.inspect({
      url: 'https://example.com/webhooks/order/created',
      unsignedUrl: null,
    });
    expect(inOrder).toBe(false);
    expect(detail).not.toContain('order:created,');
    expect(
      await answering('error.409.8503.duplicate_external_id').pod.ensureDraft({ ...SUBMIT, items: [ITEM] }),
    ).toEqual({
      podOrderId: '5a96f649b2439217d070f507',
      existed: true,
    });
  });

  it('that are errors have a kind and a readable text', async () => {
    const kinds: Record<string, [ProviderError['kind'], string | undefined]> = {
      'error.400.8103.address_validation.composed': ['rejected', '8103'],
      'error.400.8104.product_other_shop.observed_composed': ['rejected', '8104'],
      'error.400.8150.print_areas_required.observed_composed': ['rejected', '8150'],
      'error.400.8251.print_areas_variants': ['rejected', '8251'],
      'error.400.8502.send_to_production_pending.composed': ['not_ready', '8502'],
      'error.401.shop_unreachable.observed': ['unauthorized', undefined],
      'error.401.unauthenticated': ['unauthorized', undefined],
      'error.404.not_found': ['rejected', undefined],
      'error.422.invalid_product_id.observed': ['rejected', undefined],
    };
    for (const [fixture, [kind, providerCode]] of Object.entries(kinds)) {
      const error = await answering(fixture)
        .pod.listOrders(null)
        .catch((thrown: ProviderError) => thrown);
      expect.soft(error, fixture).toMatchObject({ kind, providerCode });
      expect.soft(error, fixture).toMatchObject({ message: expect.not.stringMatching(/[{}]/) });
    }
  });

  it('to events are events, and the documented signature is right', () => {
    const { pod } = answering('orders.get.response');
    const read = (name: string) => pod.messages.parse(JSON.stringify(readFixture(`webhook.event.${name}`)));
    expect(read('order_created.composed')).toMatchObject({ known: true, podOrderId: '5a96f649b2439217d070f507' });
    expect(read('order_updated.canceled.composed')).toMatchObject({ known: true, type: 'order:updated' });
    expect(read('order_shipment_created.composed').shipmentHint).toEqual({
      trackingNumber: '9400110200828911663274',
      skus: ['6202'],
    });
    expect(read('product_publish_started')).toMatchObject({ known: true, catalogue: '5cb87a8cd490a2ccb256cec4' });
    expect(read('personalization_preview_task_processed.composed').known).toBe(false);
    const vector = readFixture('webhook.signature.testvector.computed') as Record<string, string>;
    const headers = new Headers({ [String(vector.header_name)]: String(vector.header_value) });
    const message = { rawBody: String(vector.raw_body), headers };
    expect(pod.messages.verify({ ...message, secrets: [String(vector.secret)] })).toBe(true);
    expect(pod.messages.verify({ ...message, secrets: ['another'] })).toBe(false);
  });

  it('belong to requests with the documented keys and types, and no others', async () => {
    const order = answering('orders.submit.response');
    await order.pod.ensureDraft({ ...SUBMIT, items: [ITEM] });
    const documentedOrder = readFixture('orders.submit.existing_product.request') as { address_to: object };
    // Both are documented in the text, and absent from this example.
    const company = { address_to: { ...documentedOrder.address_to, company: '' } };
    const body = JSON.parse(
      JSON.stringify(order.sent[0]?.body, (_, value) => (value === 'item-1' ? undefined : value)),
    );
    expect(structureFaults(body, { ...documentedOrder, ...company })).toEqual([]);

    const quote = answering('orders.shipping.response');
    const destination = { country: 'US', state: 'OR', postalCode: '97201', city: 'Portland' };
    await quote.pod.quoteShipping({ destination, items: [ITEM], currency: 'USD' });
    expect(structureFaults(quote.sent[0]?.body, readFixture('orders.shipping.request'))).toEqual([]);
  });

  it('of a registration belong to a request with the documented keys', async () => {
    const bodies: unknown[] = [];
    const http = async ({ method, body }: HttpRequest) => {
      if (method === 'POST') bodies.push(body);
      const answer = method === 'GET' ? 'webhooks.list.response' : 'webhooks.create.response';
      return { status: 200, headers: new Headers(), text: JSON.stringify(readFixture(answer)) };
    };
    const pod = createPrintify({ baseUrl: 'https://unused.example', apiKey: 'k', shopId: '1' }, { http });
    await pod.messages.register({ url: 'https://shop.example/hook', unsignedUrl: null, secret: 'chosen' });
    expect(bodies.length).toBeGreaterThan(5);
    expect(bodies.flatMap((body) => structureFaults(body, readFixture('webhooks.create.request')))).toEqual([]);
  });
});
