import { describe, expect, it } from 'vitest';
import { ProviderError } from '@/lib/domain/core/errors';
import { toProduct, toQuote, toRatesBody } from './catalogue';
import { blank, shippingRate, syncProduct } from './schemas';

const variantOf = (more: object = {}) => ({
  id: 9001,
  name: 'Fern Tee - Navy / M',
  synced: true,
  is_ignored: false,
  variant_id: 4012,
  retail_price: '26.50',
  currency: 'USD',
  sku: 'TEE-1',
  size: 'M',
  color: 'Navy',
  availability_status: 'active',
  product: { product_id: 71, image: 'https://img.example/blank.png' },
  files: [
    { type: 'default', preview_url: 'https://img.example/print.png' },
    { type: 'preview', preview_url: 'https://img.example/mockup.png' },
  ],
  ...more,
});
const productOf = (...variants: object[]) =>
  syncProduct.parse({
    sync_product: { id: 13, name: 'Fern Tee', thumbnail_url: 'https://img.example/thumb.png' },
    sync_variants: variants,
  });
const tee = (product: object = {}, variant: object = {}) =>
  blank.parse({
    product: {
      id: 71,
      type_name: 'T-Shirt',
      description: '<p>Soft &amp; light</p><p>Side seams</p>',
      currency: 'USD',
      is_discontinued: false,
      ...product,
    },
    variants: [{ id: 4012, color_code: '#26314F', price: '11.69', in_stock: true, ...variant }],
  });
const BLANKS = new Map([['71', tee()]]);

const US = { country: 'US' };

describe('products', () => {
  it('a store product is told with what its blank adds', () => {
    expect(toProduct(productOf(variantOf()), BLANKS)).toEqual({
      provider: 'printful',
      providerProductId: '13',
      title: 'Fern Tee',
      description: 'Soft & light\nSide seams',
      kind: 'T-Shirt',
      tags: [],
      pictures: ['https://img.example/thumb.png', 'https://img.example/mockup.png'],
      sizeGuide: null,
      safety: null,
      printedIn: null,
      madeIn: null,
      shipsTo: null,
      variants: [
        {
          providerVariantId: '9001',
          sku: 'TEE-1',
          name: 'Navy / M',
          options: { color: 'Navy', size: 'M' },
          colorHex: '#26314f',
          retailMinor: 2650,
          costMinor: 1169,
          costCurrency: null,
          currency: 'USD',
          available: true,
          pictures: ['https://img.example/mockup.png'],
          providerData: { catalogVariantId: 4012, catalogProductId: 71 },
          printArea: null,
        },
      ],
      leftOut: [],
    });
  });

  it.each([
    ['not synced', { synced: false }],
    ['discontinued', { availability_status: 'discontinued' }],
    ['out of stock', { availability_status: 'out_of_stock' }],
    ['out of stock for now', { availability_status: 'temporary_out_of_stock' }],
  ])('a variant that is %s cannot be bought', (_, more) => {
    expect(toProduct(productOf(variantOf(more)), BLANKS).variants[0]?.available).toBe(false);
  });

  it('what the merchant ignores is not in the shop at all', () => {
    expect(toProduct(productOf(variantOf({ is_ignored: true })), BLANKS)).toMatchObject({ variants: [], leftOut: [] });
  });

  it('a variant is sold on while their catalogue does not answer, and one that cannot be read costs no other', () => {
    const odd = { ...variantOf(), id: null, name: 'Odd one' };
    const { variants, leftOut } = toProduct(productOf(odd, variantOf()), new Map([['71', undefined]]));
    expect(variants).toMatchObject([{ available: true }]);
    expect(leftOut).toMatchObject([{ name: 'Odd one' }]);
  });

  it.each(['', null, 'free'])('a price of %o leaves its variant out by name', (retail_price) => {
    const { variants, leftOut } = toProduct(productOf(variantOf({ retail_price })), BLANKS);
    expect([variants, leftOut.map(({ name }) => name)]).toEqual([[], ['Fern Tee - Navy / M']]);
  });

  it.each([
    ['its blank is discontinued', tee({ is_discontinued: true })],
    ['its blank has no stock', tee({}, { in_stock: false })],
    ['its blank is gone', null],
  ])('a variant cannot be bought when %s', (_, base) => {
    expect(toProduct(productOf(variantOf()), new Map([['71', base]])).variants[0]?.available).toBe(false);
  });

  it('the cost says its currency where the catalogue counts in another one than the store', () => {
    const { variants } = toProduct(productOf(variantOf()), new Map([['71', tee({ currency: 'EUR' })]]));
    expect(variants[0]).toMatchObject({ currency: 'USD', costMinor: 1169, costCurrency: 'EUR' });
  });

  it('a variant without a price or a catalogue variant is left out', () => {
    expect(
      toProduct(productOf(variantOf({ retail_price: null }), variantOf({ variant_id: null })), BLANKS).variants,
    ).toEqual([]);
  });

  it('forints are read in the hundredths that Stripe charges, and halves of a yen are rounded up', () => {
    const huf = variantOf({ retail_price: '4990.00', currency: 'HUF' });
    const jpy = variantOf({ retail_price: '500.50', currency: 'JPY' });
    expect(toProduct(productOf(huf, jpy), BLANKS).variants.map(({ retailMinor }) => retailMinor)).toEqual([
      499_000, 501,
    ]);
  });

  it('what cannot be sold is left out and named, and costs nothing else its place', () => {
    const rows = [
      variantOf({ name: 'Dinar', currency: 'KWD' }),
      variantOf({ name: 'Riches', retail_price: '99999999999999999' }),
      variantOf(),
    ];
    const { variants, leftOut } = toProduct(productOf(...rows), BLANKS);
    expect(variants).toHaveLength(1);
    expect(leftOut).toEqual([
      { name: 'Dinar', why: 'Stripe charges KWD in steps of ten minor units only' },
      { name: 'Riches', why: '"99999999999999999" is no price in USD' },
    ]);
  });

  it('what has neither colour nor size keeps its name and its blank picture', () => {
    const [variant] = toProduct(productOf(variantOf({ color: null, size: '', files: [] })), BLANKS).variants;
    expect(variant).toMatchObject({
      name: 'Fern Tee - Navy / M',
      options: {},
      pictures: ['https://img.example/blank.png'],
    });
  });
});

describe('rates', () => {
  const rateOf = (more: object = {}) =>
    shippingRate.parse({
      shipping: 'STANDARD',
      shipping_method_name: 'Flat Rate (Estimated delivery: May 19–24) ',
      rate: '4.69',
      currency: 'USD',
      min_delivery_days: 4,
      max_delivery_days: 7,
      ...more,
    });

  it('a rate becomes a quote without the dates that age in its name', () => {
    expect(toQuote(rateOf(), US)).toEqual({
      provider: 'printful',
      method: 'STANDARD',
      name: 'Flat Rate',
      tier: 'standard',
      costMinor: 469,
      currency: 'USD',
      productionDays: { min: 2, max: 5 },
      transitDays: { min: 3, max: 10 },
      calendarDays: { min: 4, max: 7 },
      needs: { phone: false, tax: false, latin: true, street: false },
      customs: false,
    });
  });

  it.each([
    ['STANDARD', 'Flat Rate', 'standard'],
    ['STANDARD_CARBON_OFFSET', 'Standard rate with CO2 offsetting', 'standard'],
    ['PRINTFUL_FAST', 'Express', 'express'],
    ['USPS_EXPRESS', 'Priority', 'express'],
    ['FEDEX_OVERNIGHT', 'Overnight', 'express'],
    ['ECONOMY', 'Economy', 'economy'],
    ['METHOD_7', 'Economy mail', 'economy'],
  ])('%s "%s" is %s', (shipping, shipping_method_name, tier) => {
    expect(toQuote(rateOf({ shipping, shipping_method_name }), US).tier).toBe(tier);
  });

  it('a rate with too many decimals is rounded, and one that is no amount is the provider’s fault', () => {
    expect(toQuote(rateOf({ rate: '3.999' }), US).costMinor).toBe(400);
    expect(() => toQuote(rateOf({ currency: 'XYZ' }), US)).toThrow(ProviderError);
  });

  it('a rate that names no days takes the usual ones of its tier', () => {
    const open = { min_delivery_days: null, max_delivery_days: undefined };
    expect(toQuote(rateOf(open), US).transitDays).toEqual({ min: 3, max: 10 });
    expect(toQuote(rateOf(open), US).calendarDays).toBeNull();
    expect(toQuote(rateOf({ ...open, min_delivery_days: 12 }), US).calendarDays).toEqual({ min: 12, max: 12 });
  });

  it('a request names catalogue variants and only what is known of the destination', () => {
    const item = {
      providerProductId: '13',
      providerVariantId: '9001',
      providerData: { catalogVariantId: 4012 },
      quantity: 2,
    };
    expect(
      toRatesBody({ destination: { country: 'DE', state: 'BE', postalCode: '10115' }, items: [item], currency: 'EUR' }),
    ).toEqual({
      recipient: { country_code: 'DE', zip: '10115' },
      order_items: [{ source: 'catalog', catalog_variant_id: 4012, quantity: 2 }],
      currency: 'EUR',
    });
  });
});
