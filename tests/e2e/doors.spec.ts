import { globSync } from 'node:fs';
import { Agent, request as send } from 'node:http';
import { expect, test } from 'playwright/test';
import { buy } from './_orders';
import { signIn } from './_shop';

type Answer = { status: number; type: string; body: string };

/** One request with the path as it is, which browsers and fetch would mend, on a connection that is kept. */
function ask(baseURL: string, path: string, agent: Agent, chunks?: readonly Buffer[]): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(baseURL);
    const method = chunks === undefined ? 'GET' : 'POST';
    const call = send({ hostname, port, path, method, agent, timeout: 5_000 }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => {
        const type = String(response.headers['content-type'] ?? '').split(';')[0] ?? '';
        resolve({ status: response.statusCode ?? 0, type, body: Buffer.concat(parts).toString('utf8') });
      });
    });
    call.on('timeout', () => call.destroy(new Error('no answer in 5 s')));
    call.on('error', reject);
    for (const chunk of chunks ?? []) call.write(chunk);
    call.end();
  });
}

test.describe('the doors', () => {
  const doors = ['/api/webhooks/stripe', '/api/webhooks/printful', '/api/webhooks/printify'];
  for (const door of doors)
    test(`a body cut off at the cap leaves ${door}'s connection clean for the next request`, async ({ baseURL }) => {
      const agent = new Agent({ keepAlive: true, maxSockets: 1 });
      const chunks = Array.from({ length: 40 }, () => Buffer.alloc(16_384, 'x'));
      for (let round = 0; round < 3; round += 1) {
        const refused = await ask(baseURL ?? '', door, agent, chunks).catch((error: Error) => error);
        // The server may hang up while we still write: that is a refusal, too.
        if (!(refused instanceof Error)) expect(refused.status).toBe(413);
        expect((await ask(baseURL ?? '', '/api/health', agent)).status).toBe(200);
      }
      agent.destroy();
    });

  test('an address with a slash at its end is answered, not redirected', async ({ baseURL }) => {
    const agent = new Agent();
    for (const door of doors)
      expect((await ask(baseURL ?? '', `${door}/`, agent, [Buffer.from('{}')])).status).toBe(401);
    expect((await ask(baseURL ?? '', '/track/', agent)).status).toBe(308);
  });

  test('a path that cannot be decoded is told to be nothing, by pages and endpoints', async ({ baseURL }) => {
    const agent = new Agent();
    for (const path of ['/%A0', '/%', '/products/%A0', '/products/%', '/orders/%A0', '/orders/%E0%A4/receipt']) {
      const page = await ask(baseURL ?? '', path, agent);
      expect({ path, status: page.status, type: page.type }).toEqual({ path, status: 404, type: 'text/html' });
    }
    for (const path of ['/api/payments/order-tracking/%A0', '/api/pod/mockup/%', '/api/webhooks/printful/%A0']) {
      const answer = await ask(baseURL ?? '', path, agent);
      expect({ path, status: answer.status, type: answer.type }).toEqual({
        path,
        status: 404,
        type: 'application/problem+json',
      });
    }
  });
});

test.describe('every answer', () => {
  const paths = [
    ['/', 200],
    ['/checkout', 200],
    ['/nothing-here', 404],
    ['/x.txt', 404],
    // To strangers every page of the console says the same.
    ['/admin/orders/x.y', 200],
    ['/favicon.svg', 200],
    ['/api/nothing', 404],
    ['/api/payments/my-orders', 401],
    ['/api/admin/orders', 401],
    ['/api/pod/products/unified', 200],
    ['/api/designs/nothing/print.png', 404],
    ['/_next/static/nothing.js', 404],
    ['/_next/image?url=%2Fx&w=1&q=1', 400],
    ['/%', 404],
  ] as const;
  for (const [path, status] of paths)
    test(`says what a browser may do with it: ${path}`, async ({ request }) => {
      for (const how of ['GET', 'HEAD', 'RSC'] as const) {
        const answer =
          how === 'HEAD'
            ? await request.head(path)
            : await request.get(path, how === 'RSC' ? { headers: { rsc: '1', 'next-router-prefetch': '1' } } : {});
        if (how === 'GET') expect(answer.status()).toBe(status);
        const headers = answer.headers();
        expect({ path, how, policy: headers['content-security-policy'] }).toEqual({
          path,
          how,
          policy: expect.stringMatching(/frame-ancestors 'none'|script-src 'none'/),
        });
        expect(headers).toMatchObject({
          'x-content-type-options': expect.stringMatching(/^nosniff(, nosniff)?$/),
          'strict-transport-security': expect.stringContaining('max-age'),
          // Pictures are shown in mails, on whatever site reads those.
          'cross-origin-resource-policy': /^\/(_next\/image|api\/designs\/)/.test(path)
            ? 'cross-origin'
            : 'same-origin',
        });
      }
    });

  test('that is a message has them too, in front of Next', async ({ request }) => {
    const answer = await request.post('/api/webhooks/stripe', { data: '{}' });
    expect(answer.status()).toBe(401);
    expect(answer.headers()).toMatchObject({
      'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
      'x-content-type-options': 'nosniff',
    });
  });

  test('that is a page says where browsers report, and the door takes it', async ({ request }) => {
    const headers = (await request.get('/checkout')).headers();
    const where = /csp="([^"]+)"/.exec(headers['reporting-endpoints'] ?? '')?.[1] ?? '';
    expect(headers['content-security-policy']).toContain('report-to csp');
    const answer = await request.post(where, {
      headers: { 'content-type': 'application/reports+json' },
      data: JSON.stringify([{ type: 'csp-violation', body: { effectiveDirective: 'script-src' } }]),
    });
    expect(answer.status()).toBe(200);
    expect((await request.post(where, { data: 'x'.repeat(70_000) })).status()).toBe(413);
  });
});

test('the console tells a stranger and a customer nothing, asked by GET, HEAD or RSC, or for what is not there', async ({
  browser,
  page,
}) => {
  const order = await buy(page, { providers: ['printful'], name: 'Zebulon Quill', email: 'customer@example.com' });
  const paths = [
    ...globSync('app/admin/**/page.tsx').map((file) => file.replace(/^app|\/page\.tsx$/g, '')),
    ...globSync('app/api/admin/**/route.ts').map((file) => file.replace(/^app|\/route\.ts$/g, '')),
    ...['/admin/nothing', '/admin/orders/nothing/at/all', '/api/admin/nothing', '/admin/orders.rsc', '/admin/./orders'],
  ].map((path) => path.replace(/\[(number|orderNumber)\]/, order.number).replace(/\[\w+\]/g, 'x'));
  const customer = await browser.newPage();
  await signIn(customer, 'customer@example.com', '/account');
  const stranger = await browser.newPage();
  const odd: string[] = [];
  for (const who of [stranger, customer])
    for (const path of paths)
      for (const how of ['GET', 'HEAD', 'RSC'] as const) {
        const headers = how === 'RSC' ? { rsc: '1' } : {};
        const answer = await who.request.fetch(path, {
          method: how === 'HEAD' ? 'HEAD' : 'GET',
          headers,
          // What asks for RSC is sent to the same address with a mark of Next's first.
          maxRedirects: how === 'RSC' ? 3 : 0,
        });
        const said = /\/api\//.test(path) ? [401, 403, 404, 405] : [200, 307, 308, 404];
        if (!said.includes(answer.status())) odd.push(`${how} ${path} ${answer.status()}`);
        // Titles stand in the open source; who bought and who works here do not.
        const told = /Zebulon|customer@example|admin@flowbotz/.exec(await answer.text())?.[0] ?? null;
        expect({ path, how, told }).toEqual({ path, how, told: null });
      }
  expect(odd).toEqual([]);
  await stranger.close();
  await customer.close();
});
