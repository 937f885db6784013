import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { NextRequest } from 'next/server';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { designFiles } from '@/db/schema/designs';
import { alerts, providerHealth } from '@/db/schema/operations';
import { orders } from '@/db/schema/orders';
import { taxQuotes } from '@/db/schema/providers';
import { MAX_NEW_DESIGNS_BYTES } from '@/lib/domain/catalogue/design';
import { CALLER_DECLINES, ORDER_DECLINES, SHOP_DECLINES } from '@/lib/domain/money/declines';
import { podOf } from '@/lib/engine/ctx';
import { LIMITS } from '@/lib/http/rate-limit';
import { evaluateAlerts } from '@/lib/services/backoffice/alerts/evaluate-alerts';
import { createPaymentIntent } from '@/lib/services/checkout/create-payment-intent';
import { quoteCheckout } from '@/lib/services/checkout/quote-checkout';
import { uploadDesign } from '@/lib/services/designs/upload-design';
import { type Harness, openHarness } from '../support/harness';

/** Nobody is signed in: next-auth needs a running Next.js to read its cookie. Everything behind it is real. */
vi.mock('next-auth', () => ({ getServerSession: () => Promise.resolve(null) }));

const DECLINED = '4000000000000002';
const PLACE = { country: 'US', state: 'CA', postalCode: '94105' };
let h: Harness;
beforeAll(async () => {
  h = await openHarness({ env: { TAX_MODE: 'stripe' } });
  Object.assign(globalThis, { flowbotzServices: Promise.resolve({ ...h.ctx, connection: h.connection }) });
});
afterAll(() => h.close());
beforeEach(() => vi.restoreAllMocks());

const items = async () => (await h.cart(['printful'])).items;
/** How often the outside is asked for something that counts. */
function counting() {
  const tax = vi.spyOn(h.ctx.tax, 'calculate');
  const quotes = [...h.ctx.podLanes.browse.values()].map((pod) => vi.spyOn(pod, 'quoteShipping'));
  return {
    tax: () => tax.mock.calls.length,
    quotes: () => quotes.reduce((sum, spy) => sum + spy.mock.calls.length, 0),
  };
}

describe('what anybody may ask', () => {
  it('is asked outside once for a cart and a place: sixty quotes make one calculation of tax and one of delivery', async () => {
    const cart = await items();
    await h.ctx.db.delete(taxQuotes);
    const asked = counting();
    const destination = { ...PLACE, postalCode: '94110' };
    for (let n = 0; n < 60; n += 1) await quoteCheckout(h.ctx, { items: cart, destination });
    expect([asked.tax(), asked.quotes()]).toEqual([1, 1]);
    const quote = await quoteCheckout(h.ctx, { items: cart, destination });
    expect(quote.choices.length).toBeGreaterThan(1);
    expect(quote.choices.filter(({ taxMinor }) => taxMinor !== null)).toHaveLength(1);
    const other = quote.choices.at(-1)?.id ?? '';
    const dearer = await quoteCheckout(h.ctx, { items: cart, destination, shippingChoice: other });
    expect(dearer.choices.find(({ id }) => id === other)?.taxMinor).toBeGreaterThan(0);
    expect(asked.tax()).toBe(2);
  });

  it('takes no calculation of tax from two orders: each is recorded by its own', async () => {
    const cart = await h.cart(['printful']);
    const made = [await h.checkout(cart, randomUUID()), await h.checkout(cart, randomUUID())];
    const rows = await Promise.all(
      made.map(({ orderId }) => h.ctx.db.select({ quote: orders.quote }).from(orders).where(eq(orders.id, orderId))),
    );
    const ids = rows.map(([row]) => row?.quote?.tax.calculationId);
    expect(ids.every(Boolean)).toBe(true);
    expect(new Set(ids).size).toBe(2);
  });

  it('is answered from a budget of the caller’s own once it costs something', async () => {
    const { POST } = await import('../../app/api/pod/shipping-rates/route');
    const cart = (await items()).map(({ variantId, quantity }) => ({ variant_id: variantId, quantity }));
    const ask = async (caller: string, postalCode: string) => {
      const request = new NextRequest('http://127.0.0.1/', {
        method: 'POST',
        headers: { 'x-forwarded-for': caller },
        body: JSON.stringify({ items: cart, destination: { country: 'US', state: 'CA', postalCode } }),
      });
      return (await POST(request, { params: Promise.resolve({}) })).status;
    };
    const most = LIMITS.fresh_quote[0].most;
    // A new place is two questions: what it costs to send, and its tax.
    for (let n = 0; n < most / 2; n += 1) expect(await ask('198.51.100.7', String(90_001 + n))).toBe(200);
    expect(await ask('198.51.100.7', '90099')).toBe(429);
    expect(await ask('198.51.100.7', '90001')).toBe(200);
    expect(await ask('198.51.100.8', '90099')).toBe(200);
  });

  it('leaves the rest of a provider’s calls to those who pay', async () => {
    const ask = (lane: 'browse' | 'refresh') => podOf(h.ctx, 'printful', lane).listOrders(null);
    await ask('refresh');
    // Half of the bucket is left, and it fills too slowly for who has nothing to lose.
    const half = { tokens: 900, refilledAt: new Date(Date.now() + 60_000) };
    await h.ctx.db.update(providerHealth).set(half).where(eq(providerHealth.provider, 'printful'));
    await expect(ask('browse')).rejects.toMatchObject({ kind: 'rate_limited' });
    await expect(ask('refresh')).resolves.toBeDefined();
    await h.ctx.db
      .update(providerHealth)
      .set({ tokens: 1800, refilledAt: new Date() })
      .where(eq(providerHealth.provider, 'printful'));
  });
});

describe('whoever tries out cards', () => {
  const decline = async (order: Awaited<ReturnType<Harness['place']>>, times: number) => {
    for (let n = 0; n < times; n += 1) await h.pay(order, DECLINED);
    await h.work();
  };

  it('is stopped on one payment, on all of an address or a network, and people on duty are told', async () => {
    const cart = await h.cart(['printful']);
    const anyone = h.as({ kind: 'anonymous' });
    const place = (email: string, network: string) =>
      createPaymentIntent(anyone, { ...cart, email }, randomUUID(), network);
    const first = await place('tester@example.com', 'their-network');
    await decline(first, ORDER_DECLINES + 1);
    expect(await h.pay(first)).not.toBe(200);
    const second = await place('tester@example.com', 'another-network');
    await decline(second, CALLER_DECLINES - ORDER_DECLINES);
    await expect(place('tester@example.com', 'a-third')).rejects.toMatchObject({ reason: 'many_declines' });
    const third = await place('other@example.com', 'another-network');
    await decline(third, ORDER_DECLINES);
    await expect(place('new@example.com', 'another-network')).rejects.toMatchObject({ reason: 'many_declines' });
    await expect(place('honest@example.com', 'their-own')).resolves.toBeDefined();
    const fourth = await place('more@example.com', 'elsewhere');
    await decline(fourth, Math.max(1, SHOP_DECLINES - 2 * ORDER_DECLINES));
    await evaluateAlerts(h.ctx);
    const told = await h.ctx.db.select().from(alerts).where(eq(alerts.kind, 'card_testing'));
    expect(told.map(({ severity, state }) => [severity, state])).toEqual([['critical', 'open']]);
  });
});

describe('an upload', () => {
  const noise = async (edge: number, format: 'webp' | 'png') => {
    const raw = { width: edge, height: edge, channels: 3 as const };
    const noisy = sharp({ create: { ...raw, background: 'white', noise: { type: 'gaussian', mean: 128, sigma: 40 } } });
    return format === 'webp' ? noisy.webp({ quality: 40 }).toBuffer() : noisy.png().toBuffer();
  };

  it('does not grow: a photo stays one, whatever it was packed as', async () => {
    const small = await noise(1_500, 'webp');
    const stored = await uploadDesign(h.ctx, small);
    expect(stored.mediaType).toBe('image/jpeg');
    expect(stored.sizeBytes).toBeLessThan(small.byteLength * 5);
  });

  it('is not taken any more when a day has brought too much', async () => {
    const flood = Math.ceil(MAX_NEW_DESIGNS_BYTES / 2_000_000_000);
    for (let n = 0; n < flood; n += 1)
      await h.ctx.db.insert(designFiles).values({
        ...{ file: String(n).padStart(64, 'e'), mediaType: 'image/png', widthPx: 1, heightPx: 1 },
        ...{ storageKey: `designs/flood${n}`, sizeBytes: 2_000_000_000 },
        ...{ createdAt: h.ctx.clock.now(), usedAt: h.ctx.clock.now() },
      });
    await expect(uploadDesign(h.ctx, await noise(300, 'png'))).rejects.toMatchObject({ reason: 'busy' });
  });
});
