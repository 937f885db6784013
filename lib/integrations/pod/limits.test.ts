import { describe, expect, it } from 'vitest';
import type { HttpRequest } from '@/lib/platform/http-client';
import { LIMITS as PRINTFUL } from './printful/limits';
import { LIMITS as PRINTIFY } from './printify/limits';

const routesOf = (limits: typeof PRINTFUL, request: HttpRequest) =>
  limits.filter((limit) => limit.applies(request)).map(({ route }) => route);
const quote = (...quantities: number[]): HttpRequest => ({
  method: 'POST',
  path: '/v2/shipping-rates',
  body: { order_items: quantities.map((quantity) => ({ quantity })) },
});

describe('the documented limits', () => {
  it.each([
    ['an order', PRINTFUL, { method: 'POST', path: '/orders' }, [null]],
    ['a new mockup, v2', PRINTFUL, { method: 'POST', path: '/v2/mockup-tasks' }, ['mockups', null]],
    ['a new mockup, v1', PRINTFUL, { method: 'POST', path: '/mockup-generator/create-task/71' }, ['mockups', null]],
    ['a look at a mockup', PRINTFUL, { method: 'GET', path: '/v2/mockup-tasks' }, [null]],
    ['a quote for 100 pieces', PRINTFUL, quote(50, 50), [null]],
    ['a quote for 101 pieces', PRINTFUL, quote(50, 51), ['large quotes', null]],
    ['a blank', PRINTIFY, { method: 'GET', path: '/v1/catalog/blueprints/5.json' }, ['catalog', null]],
    ['a publication', PRINTIFY, { method: 'POST', path: '/v1/shops/1/products/a/publish.json' }, ['publish', null]],
    ['a product', PRINTIFY, { method: 'GET', path: '/v1/shops/1/products.json' }, [null]],
  ] as const)('for %s', (_name, limits, request, routes) => {
    expect(routesOf(limits, request)).toEqual(routes);
  });

  it.each([PRINTFUL, PRINTIFY])('end with the one for every call, so that a probe is claimed last', (...limits) => {
    expect(limits.findIndex(({ route }) => route === null)).toBe(limits.length - 1);
  });
});
