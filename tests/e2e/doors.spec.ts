import { Agent, request as send } from 'node:http';
import { expect, test } from 'playwright/test';

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
