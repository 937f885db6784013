import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { webhookEvents } from '@/db/schema/operations';
import type { Services } from '@/lib/compose/services';
import { addressOf, answerMessage } from '@/lib/http/webhook/answer-message';
import { receiveMessage } from '@/lib/http/webhook/webhook-endpoint';
import { environmentSecrets } from '@/lib/services/webhooks/active-secrets';
import { type Harness, openHarness } from '../support/harness';

let h: Harness;
let origin: string;
const shared = globalThis as typeof globalThis & { flowbotzServices?: Promise<Services> };
const server = createServer((request, response) => {
  const address = addressOf(request);
  if (address) void answerMessage(address, request, response);
  else response.writeHead(418).end();
});

beforeEach(async () => {
  h = await openHarness();
  shared.flowbotzServices = Promise.resolve({ ...h.ctx, connection: h.connection, close: () => h.close() });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  delete shared.flowbotzServices;
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await h.close();
});

const BODY = JSON.stringify({
  id: 'e-listener',
  type: 'order:teleported',
  created_at: '2026-01-01 00:00:00+00:00',
  resource: { id: 'x', type: 'order', data: {} },
});
function signed(body: string, headers: Record<string, string> = {}): RequestInit {
  const hmac = createHmac('sha256', environmentSecrets(h.ctx, 'printify')[0] ?? '').update(body);
  return { method: 'POST', body, headers: { 'x-pfy-signature': `sha256=${hmac.digest('hex')}`, ...headers } };
}

describe('the listener in front of Next', () => {
  it('answers as the routes do', async () => {
    const { hints } = h.ctx.sources.get('printful') ?? {};
    const hint = { type: 'package_shipped', created: 1, retries: 0, store: 1, data: {} };
    const cases: [string, () => RequestInit][] = [
      ['printify', () => signed(BODY)],
      ['printify', () => ({ ...signed(BODY), body: BODY.replace('teleported', 'forged') })],
      ['printify', () => signed(JSON.stringify({ padding: 'x'.repeat(257_000) }))],
      ['printful/no-such-secret', () => ({ method: 'POST', body: '{}' })],
      [`printful/${hints?.path(h.ctx.env)}`, () => ({ method: 'POST', body: JSON.stringify(hint) })],
      [`printful/${hints?.path(h.ctx.env)}`, () => ({ method: 'POST', body: 'not JSON' })],
    ];
    for (const [path, request] of cases) {
      const url = `${origin}/api/webhooks/${path}`;
      const [source = '', secret] = path.split('/');
      const params = Promise.resolve({ source, ...(secret ? { secret } : {}) });
      const route = await receiveMessage(new Request(url, request()), { params });
      const answer = await fetch(url, request());
      expect([path, answer.status]).toEqual([path, route.status]);
      expect(answer.headers.get('content-type')).toBe(route.headers.get('content-type'));
      const [ours, theirs] = [await answer.json(), await route.json()];
      expect(Object.keys(ours)).toEqual(Object.keys(theirs));
      expect(ours.code).toBe(theirs.code);
    }
    expect(await h.ctx.db.select({ type: webhookEvents.type }).from(webhookEvents)).toContainEqual({
      type: 'order:teleported',
    });
  });

  it('leaves to Next what is no message', async () => {
    for (const path of ['/api/webhooks/test', '/api/webhooks/nobody', '/api/webhooks/printify/x', '/api/health'])
      expect([path, (await fetch(origin + path, { method: 'POST', body: '{}' })).status]).toEqual([path, 418]);
    expect((await fetch(`${origin}/api/webhooks/printify`)).status).toBe(418);
  });

  it('goes on after a sender that left in the middle of its message', async () => {
    const { port } = server.address() as AddressInfo;
    const socket = connect(port, '127.0.0.1');
    socket.write('POST /api/webhooks/printify HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\n{"half":');
    await new Promise((resolve) => setTimeout(resolve, 50));
    socket.destroy();
    expect((await fetch(`${origin}/api/webhooks/printify`, signed(BODY))).status).toBe(200);
  });
});
