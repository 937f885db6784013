import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { ProviderError } from '@/lib/domain/core/errors';
import { toProduct, toQuote } from '@/lib/integrations/pod/printful/catalogue';
import { createPrintfulClient } from '@/lib/integrations/pod/printful/client';
import { toPodOrder } from '@/lib/integrations/pod/printful/mapper';
import * as answers from '@/lib/integrations/pod/printful/schemas';
import { sizeGuideAnswer, toSizeGuide } from '@/lib/integrations/pod/printful/size-guide';
import { parseWebhook, SIGNED_EVENTS, UNSIGNED_EVENTS } from '@/lib/integrations/pod/printful/webhooks';
import { documented, fixtureFolder, sayWhatIsSkipped } from './_printful-client';

/** What Printful prints in its documents: events, answers and errors, as our client reads them. */

sayWhatIsSkipped();
const holds = it.skipIf(!documented);
const SEEN = { confirmed: true };
const fixture = (name: string): unknown => JSON.parse(readFileSync(path.join(fixtureFolder, name), 'utf8'));
const payload = (name: string): unknown => {
  const { result, data } = z
    .object({ result: z.unknown().optional(), data: z.unknown().optional() })
    .parse(fixture(name));
  return data ?? result;
};

holds('the events it documents are the ones we register and know', () => {
  const typesIn = (version: string) =>
    readdirSync(path.join(fixtureFolder, version, 'webhooks/spec')).map((file) => path.basename(file, '.json'));
  expect(
    typesIn('v1')
      .filter((type) => type !== 'stock_updated')
      .sort(),
  ).toEqual([...UNSIGNED_EVENTS].sort());
  const unwanted = ['catalog_stock_updated', 'mockup_task_finished'];
  expect(
    typesIn('v2')
      .filter((type) => !unwanted.includes(type))
      .sort(),
  ).toEqual([...SIGNED_EVENTS].sort());
  for (const [version, type] of ['v1', 'v2'].flatMap((each) => typesIn(each).map((name) => [each, name] as const))) {
    const message = parseWebhook(JSON.stringify(fixture(`${version}/webhooks/spec/${type}.json`)));
    expect(message).toMatchObject({ type, known: type !== 'mockup_task_finished', occurredAt: expect.any(Date) });
    if (/^(order|shipment|package)_/.test(type)) expect(message.podOrderId).not.toBeNull();
  }
});

holds('the answers it prints are read', () => {
  const orders = ['getOrderById', 'createOrder', 'confirmOrderById', 'cancelOrderById'].map((name) =>
    answers.orderV1.parse(payload(`v1/responses/${name}.200.json`)),
  );
  const shipments = z.array(answers.shipmentV2).parse(payload('v2/responses/getShipments.200.json'));
  for (const order of [...orders, ...z.array(answers.orderV1).parse(payload('v1/responses/getOrders.200.json'))]) {
    expect(toPodOrder(order, { shipments, seen: SEEN, complete: true })).toMatchObject({
      podOrderId: '13',
      status: 'pending',
      costMinor: 1500,
      shipments: [
        { providerShipmentId: '10', carrier: 'FEDEX' },
        { status: 'canceled', reshipment: true },
      ],
    });
  }
  for (const name of ['getOrder', 'confirmOrder']) {
    expect(answers.orderV2.parse(payload(`v2/responses/${name}.200.json`)).costs?.calculation_status).toBe('done');
  }
  const rates = z.array(answers.shippingRate).parse(payload('v2/responses/calculateShppingRates.200.json'));
  expect(rates.map((rate) => toQuote(rate, { country: 'DE' }))).toMatchObject([
    { method: 'STANDARD', costMinor: 1360, currency: 'EUR' },
  ]);
  const product = answers.syncProduct.parse(payload('v1/responses/getSyncProductById.200.json'));
  // The one it prints is ignored, and so not for sale.
  expect(toProduct(product, new Map()).variants).toEqual([]);
  const { rows, odd } = product.sync_variants;
  const sold = { ...product, sync_variants: { odd, rows: rows.map((each) => ({ ...each, is_ignored: false })) } };
  const base = answers.blank.parse(payload('v1/responses/getProductById.200.json'));
  expect(toProduct(sold, new Map([['301', base]])).variants).toMatchObject([{ retailMinor: 2999, available: false }]);
  const sizes = sizeGuideAnswer.parse(payload('v2/responses/getProductSizeGuideById.200.json'));
  expect(toSizeGuide(sizes)).toMatchObject({ sizes: ['S', 'M', 'L'], rows: [{ label: 'Length' }, { label: 'Width' }] });
  expect(answers.webhookCreatedV2.parse(payload('v2/responses/createWebhook.200.json')).secret_key).not.toBe('');
  expect(answers.webhookConfigV2.parse(payload('v2/responses/getWebhooks.200.json')).events).toHaveLength(2);
  expect(answers.webhookConfigV1.parse(payload('v1/responses/getWebhooks.200.json')).types).toHaveLength(2);
});

holds('the errors it prints keep their message', async () => {
  const files = ['v1', 'v2'].flatMap((version) =>
    readdirSync(path.join(fixtureFolder, version, 'errors')).map((name) => `${version}/errors/${name}`),
  );
  expect(files.length).toBeGreaterThan(10);
  for (const file of files) {
    const body = fixture(file);
    const http = async () => ({ status: 400, headers: new Headers(), text: JSON.stringify(body) });
    const client = createPrintfulClient({ http, apiKey: 'key', storeId: undefined, now: Date.now });
    const error: unknown = await client.call(z.unknown(), { method: 'GET', path: '/orders' }).catch((thrown) => thrown);
    const message = error instanceof ProviderError ? error.message.replace('printful: ', '') : '';
    const printed = z.record(z.string(), z.unknown()).parse(body);
    expect(Object.values(printed), file).toContain(message);
    expect(message, file).not.toBe(printed.title);
  }
});
