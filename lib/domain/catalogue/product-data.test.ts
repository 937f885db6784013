import { expect, it } from 'vitest';
import { productData } from './product-data';

const variant = { id: 'v1', name: 'Navy / M', sku: null, priceMinor: 2600, available: true };
const tee = {
  ...{ slug: 'tee', title: 'Tee', description: '', kind: 'T-Shirt', pictures: [], currency: 'USD', pause: null },
  variants: [variant, { ...variant, id: 'v2' }],
};
const delivery = {
  ...{ costMinor: 475, currency: 'USD' },
  ...{ productionDays: { min: 2, max: 5 }, transitDays: { min: 3, max: 4 } },
};
const shop = { appUrl: 'https://shop.example', shopName: 'Shop', country: 'DE', delivery, returnDays: 14 };
const offersIn = (data: object) => (data as { offers: Record<string, unknown>[] }).offers;

it('offers tell delivery and returns, whole with the first and by name with the others', () => {
  const [first, second] = offersIn(productData(tee, shop));
  expect(first).toMatchObject({
    shippingDetails: {
      '@id': '#delivery',
      shippingRate: { value: '4.75', currency: 'USD' },
      shippingDestination: { addressCountry: 'DE' },
      deliveryTime: { handlingTime: { minValue: 2, maxValue: 5 }, transitTime: { minValue: 3, maxValue: 4 } },
    },
    hasMerchantReturnPolicy: { '@id': '#returns', merchantReturnDays: 14, applicableCountry: 'DE' },
  });
  expect(second).toMatchObject({
    shippingDetails: { '@id': '#delivery' },
    hasMerchantReturnPolicy: { '@id': '#returns' },
  });
});

it('what nobody has told is not said, and what is paused is not in stock', () => {
  const [first] = offersIn(productData({ ...tee, pause: {} }, { ...shop, delivery: null, returnDays: null }));
  expect(first).not.toHaveProperty('shippingDetails');
  expect(first).not.toHaveProperty('hasMerchantReturnPolicy');
  expect(first).toMatchObject({ availability: 'https://schema.org/OutOfStock' });
});
