import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startTestSandbox, type TestSandbox } from '../tests/test-sandbox';

let sandbox: TestSandbox;
beforeEach(async () => {
  sandbox = await startTestSandbox();
});
afterEach(() => sandbox.stop());

async function post(path: string, body?: unknown): Promise<{ status: number; json: unknown }> {
  const response = await fetch(`${sandbox.origin}/control${path}`, {
    method: 'POST',
    body: body === undefined ? null : JSON.stringify(body),
  });
  return { status: response.status, json: await response.json() };
}
const state = async () => (await fetch(`${sandbox.origin}/control/state.json`)).json();

describe('orders', () => {
  it('lists the orders of both providers, newest first', async () => {
    sandbox.printful.place('1', 1);
    sandbox.world.clock.advance(1000);
    sandbox.printify.place('a', 2);
    expect(await state()).toMatchObject({
      orders: [
        { service: 'printify', id: 'a' },
        { service: 'printful', id: '1' },
      ],
    });
  });

  it('moves an order on and answers with what it is then', async () => {
    sandbox.printful.place('1', 1);
    const moved = await post('/orders/printful/1/accept');
    expect(moved).toMatchObject({ status: 200, json: { id: '1', status: 'accepted' } });
  });

  it('refuses with 409 and the reason what is not possible now', async () => {
    sandbox.printful.place('1', 1);
    expect(await post('/orders/printful/1/deliver')).toMatchObject({
      status: 409,
      json: { error: 'order 1 cannot deliver now' },
    });
  });

  it.each(['/orders/printful/2/accept', '/orders/printful/1/explode', '/orders/stripe/1/accept'])(
    'answers 404 for %s',
    async (path) => {
      sandbox.printful.place('1', 1);
      expect((await post(path)).status).toBe(404);
    },
  );
});

describe('time', () => {
  it('sets the scale and jumps ahead', async () => {
    expect(await post('/time', { scale: 60 })).toMatchObject({ json: { timeScale: 60 } });
    const before = sandbox.world.clock.now();
    await post('/time', { advanceMs: 86_400_000 });
    expect(sandbox.world.clock.now() - before).toBeGreaterThanOrEqual(86_400_000);
  });

  it.each([{ scale: 0 }, { advanceMs: -1 }, { scale: 1, advanceMs: 1 }, {}, 'fast'])('refuses %j', async (body) => {
    expect(await post('/time', body)).toMatchObject({ status: 400, json: { issues: expect.any(Array) } });
  });
});

describe('faults', () => {
  it('takes a plan and shows it in the state', async () => {
    const plan = { seed: 7, api: { printful: { hang: 0.25 } }, webhooks: { stripe: { drop: 1 } } };
    expect((await post('/faults', plan)).status).toBe(200);
    expect(await state()).toMatchObject({ faultPlan: plan });
  });

  it('refuses an impossible plan, says where, and keeps the old one', async () => {
    await post('/faults', { seed: 7 });
    const refused = await post('/faults', { seed: 8, api: { printful: { hang: 2 } } });
    expect(refused).toMatchObject({ status: 400, json: { issues: [{ path: ['api', 'printful', 'hang'] }] } });
    expect(sandbox.world.faults.plan.seed).toBe(7);
  });

  it('refuses a body that is not JSON', async () => {
    const response = await fetch(`${sandbox.origin}/control/faults`, { method: 'POST', body: '{' });
    expect(response.status).toBe(400);
  });
});

describe('Stripe', () => {
  it('runs a verb with its input', async () => {
    expect(await post('/stripe/charge', { amount: 5 })).toEqual({ status: 200, json: { charged: 1 } });
    expect(await state()).toMatchObject({ stripe: { charges: 1 } });
  });

  it('passes a refusal on as 409, and knows no other verbs', async () => {
    expect(await post('/stripe/charge', { amount: 6 })).toMatchObject({ status: 409 });
    expect(await post('/stripe/toString')).toMatchObject({ status: 404 });
  });
});

describe('the whole', () => {
  it('dumps every service and the mails', async () => {
    sandbox.printify.place('a', 1);
    const dump = await (await fetch(`${sandbox.origin}/control/dump.json`)).json();
    expect(dump).toMatchObject({
      stripe: { charges: [] },
      printful: { orders: [] },
      printify: { orders: [{ id: 'a' }] },
      mails: [],
    });
  });

  it('is as new after a reset', async () => {
    sandbox.printify.place('a', 1);
    await post('/stripe/charge', { amount: 5 });
    await post('/faults', { seed: 9 });
    await post('/time', { scale: 50 });
    await post('/autopilot', { on: true });
    await post('/reset');
    expect(await state()).toMatchObject({
      orders: [],
      deliveries: [],
      timeScale: 1,
      autopilot: { on: false },
      faultPlan: { seed: 1 },
      stripe: { charges: 0 },
    });
    expect(sandbox.world.clock.pending()).toEqual([]);
  });

  it('answers under each base path with the service of that path, 404s included', async () => {
    const get = async (path: string) => (await fetch(sandbox.origin + path)).text();
    expect(await get('/printful/hello')).toBe('{"path":"/hello"}');
    expect(await get('/printful/nowhere')).toBe('{"own":"404"}');
    expect(await get('/stripe/v3/')).toBe('script');
    expect(await get('/stripe/v1/charges')).toBe('{"data":[]}');
  });

  it('shows a page with a button for each thing an order can do', async () => {
    sandbox.printful.place('1', 1);
    const html = await (await fetch(`${sandbox.origin}/control`)).text();
    expect(html).toContain('action="/control/orders/printful/1/accept"');
    expect(html).toContain('action="/control/orders/printful/1/cancel"');
    expect(html).not.toContain('action="/control/orders/printful/1/deliver"');
  });

  it.each(['/', '/control', '/mail', '/pictures'])('serves every file that the page %s needs', async (path) => {
    const read = async (address: string) => {
      const response = await fetch(new URL(address, sandbox.origin));
      expect(`${address} ${response.status}`).toBe(`${address} 200`);
      return response.text();
    };
    const html = await read(path);
    const files = [...html.matchAll(/<(?:link|script)[^>]* (?:href|src)="([^"]+)"/g)].map(
      ([, address = '']) => address,
    );
    expect(files).toContain('/page/page.css');
    const scripts = await Promise.all(files.map(read));
    const imported = scripts.flatMap((text) =>
      [...text.matchAll(/from '(\/[^']+\.js)'/g)].map(([, file = '']) => file),
    );
    await Promise.all(imported.map(read));
  });

  it('does not start on a port that is taken, and leaves nothing running', async () => {
    const port = Number(new URL(sandbox.origin).port);
    await expect(startTestSandbox({ port, smtpPort: 0 })).rejects.toThrow('EADDRINUSE');
    const smtpPort = Number(new URL(sandbox.smtpUrl).port);
    await expect(startTestSandbox({ smtpPort })).rejects.toThrow('EADDRINUSE');
  });
});
