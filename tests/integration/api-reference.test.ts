import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { NextRequest } from 'next/server';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Services } from '@/lib/compose/services';
import { type ApiRoute, apiPage, apiRoutes, openApi, PAGE_FILE } from '../../scripts/api-reference';
import { PURCHASE, ROUTES } from '../../scripts/api-words';
import { type Harness, openHarness } from '../support/harness';

type Operation = { responses: Record<string, { content: Record<string, { schema: object }> }> };
type Document = { paths: Record<string, Record<string, Operation>>; components: { schemas: { Problem: object } } };

// Outside a request of Next's there are no cookies to read a session from: nobody is signed in.
vi.mock('next-auth', async (original) => ({
  ...(await original<object>()),
  getServerSession: () => Promise.resolve(null),
}));

// The route handlers take this process's services; a test lends them its own.
const shared = globalThis as typeof globalThis & { flowbotzServices?: Promise<Services> };
const ajv = new Ajv2020({ strict: false });
addFormats.default(ajv as never);
const USABLE = {
  NODE_ENV: 'test',
  LOG_LEVEL: 'error',
  NEXTAUTH_SECRET: 'x'.repeat(40),
  DATA_KEYS: `t:${Buffer.alloc(32).toString('base64')}`,
  SMTP_URL: 'smtp://127.0.0.1:1',
  STRIPE_SECRET_KEY: 'sk_test_reference',
  NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY: 'pk_test_reference',
};
let h: Harness;
let routes: ApiRoute[];
let document: Document;
beforeAll(async () => {
  h = await openHarness();
  // What a route logs, it logs by the environment of its process.
  Object.assign(process.env, USABLE, { DATABASE_URL: h.ctx.env.DATABASE_URL });
  shared.flowbotzServices = Promise.resolve({ ...h.ctx, connection: h.connection, close: () => h.close() });
  routes = await apiRoutes();
  document = (await openApi()) as Document;
});
afterAll(async () => {
  delete shared.flowbotzServices;
  await h.close();
});

it('the page tells what the tables tell, and every public route has words', () => {
  expect(readFileSync(PAGE_FILE, 'utf8'), 'run `npm run api-reference`').toBe(apiPage());
  const known = routes.map(({ method, path }) => `${method} ${path}`);
  expect(Object.keys(ROUTES).filter((route) => !known.includes(route))).toEqual([]);
  expect(routes.filter(({ says }) => says === '').map(({ method, path }) => `${method} ${path}`)).toEqual([]);
});

it('every schema of the document is JSON Schema 2020-12, and every operation has a name of its own', () => {
  const operations = Object.values(document.paths).flatMap((each) => Object.values(each));
  for (const { responses } of operations) ajv.compile(responses['200']?.content['application/json']?.schema ?? false);
  const names = operations.map((operation) => Reflect.get(operation, 'operationId'));
  expect(new Set(names).size).toBe(routes.length);
});

it('the purchase on the page goes as it stands there, and every answer is as the document says', async () => {
  const known: Record<string, string | number> = {};
  for (const { request, body } of PURCHASE) {
    const { operation, answer } = await send(filled(request, known), body && filled(JSON.stringify(body), known));
    expect(answer.status, request).toBe(200);
    const told = (await answer.json()) as object;
    const isAsDocumented = ajv.compile(operation.responses['200']?.content['application/json']?.schema ?? false);
    expect([isAsDocumented(told), isAsDocumented.errors], request).toEqual([true, null]);
    learn(told, known);
  }
});

it('a refusal is a problem with a code of the list', async () => {
  const { answer } = await send('GET /api/payments/order-status/pi_nobodys');
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  const told: unknown = await answer.json();
  const isProblem = ajv.compile(document.components.schemas.Problem);
  expect([isProblem(told), isProblem.errors]).toEqual([true, null]);
  expect(told).toMatchObject({ status: 404, code: 'not_found' });
});

const filled = (text: string, known: Record<string, string | number>) =>
  text
    .replaceAll(/"\{(total)\}"/g, (_, name: string) => String(known[name]))
    .replaceAll(/\{(variant|choice|currency|payment|token)\}/g, (_, name: string) => String(known[name]));

async function send(request: string, body?: string) {
  const [method = '', address = ''] = request.split(' ');
  const { pathname } = new URL(address, h.ctx.env.APP_URL);
  const route = routes.find((each) => each.method === method && patternOf(each.path).test(pathname));
  if (!route) throw new Error(`there is no ${request}`);
  const headers =
    body === undefined ? {} : { 'content-type': 'application/json', 'idempotency-key': 'a-purchase-of-the-page' };
  const asked = new NextRequest(new URL(address, h.ctx.env.APP_URL), {
    method,
    headers,
    ...(body === undefined ? {} : { body }),
  });
  const params = patternOf(route.path).exec(pathname)?.groups ?? {};
  const answer = await route.handler(asked, { params: Promise.resolve(params) });
  const operation = document.paths[route.path]?.[method.toLowerCase()];
  if (!operation) throw new Error(`the document has no ${request}`);
  return { operation, answer };
}

const patternOf = (path: string) => new RegExp(`^${path.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`);

/** What later requests need of an answer. */
function learn(told: object, known: Record<string, string | number>): void {
  const { products, choices, currency, lines, payment_intent_id, access_token } = told as {
    products?: { variants: { id: string; available: boolean }[] }[];
    choices?: { id: string; cost_minor: number; tax_minor: number | null }[];
    lines?: { unit_minor: number; quantity: number }[];
    currency?: string;
    payment_intent_id?: string;
    access_token?: string;
  };
  const variant = products?.[0]?.variants.find(({ available }) => available);
  if (variant) known['variant'] = variant.id;
  if (lines) known['subtotal'] = lines.reduce((sum, { unit_minor, quantity }) => sum + unit_minor * quantity, 0);
  if (currency) known['currency'] = currency;
  const choice = choices?.[0];
  if (choice) {
    known['choice'] = choice.id;
    known['total'] = Number(known['subtotal']) + choice.cost_minor + (choice.tax_minor ?? 0);
  }
  if (payment_intent_id) known['payment'] = payment_intent_id;
  if (access_token) known['token'] = access_token;
}
