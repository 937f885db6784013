import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { QuoteRequest } from '@/lib/domain/order/pod';
import { readCatalogue, readProducts, toQuotes } from './catalogue';

const SHOWN = /```json\n([\s\S]+?)```/.exec(readFileSync('docs/print-shop.md', 'utf8'))?.[1] ?? '';
const shown = JSON.parse(SHOWN);
const read = (more: object = {}) => readCatalogue(JSON.stringify({ ...shown, ...more }));
const wish = (country: string, quantity: number) =>
  ({ destination: { country }, items: [{ quantity }], currency: 'EUR' }) as QuoteRequest;

it('what the page shows can be read as it stands', async () => {
  expect(readProducts(await read())).toMatchObject([
    {
      state: 'for_sale',
      product: {
        providerProductId: 'linocut',
        variants: [
          {
            providerVariantId: 'a4',
            retailMinor: 2400,
            costMinor: 950,
            providerData: { printFile: expect.anything() },
          },
          { name: 'A3', available: false },
        ],
      },
    },
  ]);
});

it('each further piece costs its own, and the first way that names the country goes before the one for everywhere', async () => {
  const quotes = async (country: string, quantity: number) =>
    toQuotes(await read(), wish(country, quantity)).map(({ method, costMinor }) => [method, costMinor]);
  expect(await quotes('DE', 3)).toEqual([['post', 690]]);
  expect(await quotes('FR', 1)).toEqual([['abroad', 1490]]);
  const known = await read({ shipping: shown.shipping.slice(0, 1) });
  expect(toQuotes(known, wish('FR', 1))).toEqual([]);
});

it.each([
  ['no file', () => readCatalogue('/nowhere/print-shop.json')],
  ['no JSON', () => readCatalogue('{')],
  ['no currency', () => read({ currency: 'XXX' })],
  ['a word that is misspelt', () => read({ shiping: [] })],
])('%s is told as what cannot be read, and tried again', async (_what, attempt) => {
  await expect(attempt()).rejects.toMatchObject({ kind: 'unavailable', retryable: true });
});
