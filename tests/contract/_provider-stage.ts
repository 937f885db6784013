import { expect } from 'vitest';
import type { CatalogueProduct, CatalogueVariant, PodOrder, SubmitInput } from '@/lib/domain/order/pod';
import { isOneOf, PACKAGES } from '@/lib/domain/order/states';
import type { PodProvider } from '@/lib/integrations/pod/provider';

/** One provider and whoever plays it: what the suite must be able to do besides asking the adapter. */
export type Stage = {
  /** `losing`: whatever it writes is done there, and the answer never comes. */
  connect: (how?: { losing: boolean }) => PodProvider;
  /** Time goes on until a draft may be confirmed. */
  ripen: () => void;
  /** What people there do with an order. */
  act: (podOrderId: string, action: 'produce' | 'ship_all' | 'deliver') => Promise<void>;
  /** Our numbers of all orders there, as often as they are there. */
  numbers: () => Promise<(string | null)[]>;
  close: () => Promise<void>;
};

export const AFTER = { confirmed: true };
export const RECIPIENT = {
  ...{ name: 'Ada Park', line1: '1 Mill Lane', city: 'Portland', state: 'OR', postalCode: '97201', country: 'US' },
  phone: '503 555 0100',
};

export async function look(pod: PodProvider, podOrderId: string): Promise<PodOrder> {
  const order = await pod.fetchOrder({ podOrderId }, AFTER);
  if (!order) throw new Error(`${pod.id} has no order ${podOrderId}`);
  return order;
}

export function expectParcels({ shipments }: PodOrder): void {
  expect(shipments.length).toBeGreaterThan(0);
  expect(new Set(shipments.map(({ providerShipmentId }) => providerShipmentId)).size).toBe(shipments.length);
  for (const { trackingNumber, trackingUrl, carrier, status } of shipments) {
    expect([trackingNumber, carrier]).toEqual([expect.stringMatching(/\S/), expect.stringMatching(/\S/)]);
    expect(trackingUrl === null || trackingUrl.startsWith('https://')).toBe(true);
    expect(isOneOf(status, PACKAGES.shipped)).toBe(true);
  }
}

export function expectSellable(id: string, { provider, title, variants }: CatalogueProduct): void {
  expect([provider, title]).toEqual([id, expect.stringMatching(/\S/)]);
  expect(new Set(variants.map(({ providerVariantId }) => providerVariantId)).size).toBe(variants.length);
  for (const { retailMinor, currency } of variants) {
    expect(retailMinor).toBeGreaterThan(0);
    expect(currency).toMatch(/^[A-Z]{3}$/);
  }
}

/** As an id of theirs looks, and of nothing. */
export const nobodys = (product: CatalogueProduct | undefined) =>
  (product?.providerProductId ?? '').replace(/[0-9a-z]/g, '0');

export const quoteOf = (
  providerProductId: string,
  { providerVariantId, providerData, currency }: CatalogueVariant,
  to: string,
) => ({
  destination: { country: to, ...(to === 'US' ? { state: 'OR', postalCode: '97201', city: 'Portland' } : {}) },
  items: [{ providerProductId, providerVariantId, providerData, quantity: 1 }],
  currency,
});

/** One of the first that can be had, sent as it was quoted. */
export async function wishFor(pod: PodProvider, goods: CatalogueProduct[], externalId: string): Promise<SubmitInput> {
  const [found] = goods.flatMap((product) =>
    product.variants.filter(({ available }) => available).map((variant) => ({ product, variant })),
  );
  if (!found) throw new Error(`${pod.id} sells nothing`);
  const { product, variant } = found;
  const [quote] = await pod.quoteShipping(quoteOf(product.providerProductId, variant, 'US'));
  const { providerProductId } = product;
  const { providerVariantId, providerData, sku, retailMinor, currency } = variant;
  const item = { providerProductId, providerVariantId, providerData, sku, retailMinor, quantity: 1 };
  return {
    ...{ externalId, recipient: RECIPIENT, email: 'ada@example.com', currency },
    shippingMethod: quote?.method ?? '',
    items: [{ externalId: `${externalId}-1`, name: product.title, ...item }],
  };
}
