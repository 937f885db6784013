import { expect, it } from 'vitest';
import type { Blueprint } from './blueprint';
import { BLUEPRINTS } from './catalogue-data';
import { type Parcel, quote, shippingByItem } from './shipping';

function parcel(kind: Blueprint['kind'], quantity = 1, providerId = 301): Parcel {
  const blueprint = BLUEPRINTS.find((each) => each.kind === kind);
  if (!blueprint) throw new Error(`there is no ${kind}`);
  return { blueprint, providerId, quantity };
}

it('charges the dearest item of each print provider first and everything else as additional', () => {
  const items = [parcel('sticker', 2), parcel('mug', 2), parcel('tote', 1, 303)];
  expect(shippingByItem(items, 'standard', 'US')).toEqual([2 * 9, 599 + 349, 499]);
});

it('charges the first-item rate once even where two items share it', () => {
  expect(shippingByItem([parcel('mug'), parcel('mug')], 'standard', 'US')).toEqual([599, 349]);
});

it('goes everywhere by standard, dearer abroad, and only inside the US by any other method', () => {
  const sticker = [parcel('sticker')];
  expect(quote(sticker, 'BE', 'final')).toEqual({ standard: 399 + 390 });
  expect(quote(sticker, 'BR', 'final')).toEqual({ standard: 399 + 960 });
  expect(Object.keys(quote(sticker, 'US', 'final'))).toEqual(['standard', 'priority', 'express', 'economy']);
});

it('leaves a method out as soon as one item cannot use it', () => {
  expect(quote([parcel('sticker'), parcel('hoodie')], 'US', 'final')).not.toHaveProperty('express');
});

it('spells the methods as each generation of the API does', () => {
  const sticker = [parcel('sticker')];
  const priority = 399 + 600;
  expect(quote(sticker, 'US', 'old')).toEqual({ standard: 399, express: priority, economy: 289 });
  expect(quote(sticker, 'US', 'transitional')).toEqual({
    standard: 399,
    express: priority,
    priority,
    printify_express: 799,
    economy: 289,
  });
  expect(quote(sticker, 'US', 'final')).toEqual({ standard: 399, priority, express: 799, economy: 289 });
});
