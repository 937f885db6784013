import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ProviderError } from '@/lib/domain/core/errors';
import { type HttpRequest, TransportError } from '@/lib/platform/http-client';
import { createPrintifyClient, DuplicateOrder } from './client';

type Answer = { status: number; headers?: Record<string, string>; body: unknown };

function clientFor(answer: Answer | Error) {
  const sent: HttpRequest[] = [];
  const client = createPrintifyClient({
    http: async (request) => {
      sent.push(request);
      if (answer instanceof Error) throw answer;
      const { status, headers = {}, body } = answer;
      return { status, headers: new Headers(headers), text: typeof body === 'string' ? body : JSON.stringify(body) };
    },
    apiKey: 'key',
    now: () => Date.UTC(2026, 0, 1),
  });
  return { client, sent };
}

const read: HttpRequest = { method: 'GET', path: '/v1/shops/1/orders/a.json' };
const write: HttpRequest = { method: 'POST', path: '/v1/shops/1/orders.json', body: {} };

async function failureOf(answer: Answer | Error, request = read): Promise<ProviderError> {
  const error: unknown = await clientFor(answer)
    .client.call(z.object({ id: z.string() }), request)
    .catch((thrown: unknown) => thrown);
  if (error instanceof ProviderError) return error;
  throw new Error(`expected a ProviderError, got ${String(error)}`);
}

const coded = (status: number, code: number, reason: string, more: object = {}): Answer => ({
  status,
  body: { status: 'error', code, message: 'Operation failed.', errors: { reason, code }, ...more },
});

describe('what is sent', () => {
  it('every request carries the token, a name and a time limit', async () => {
    const { client, sent } = clientFor({ status: 200, body: 1 });
    await client.call(z.number(), read);
    await client.call(z.number(), write);
    expect(sent.map(({ headers }) => headers)).toEqual(
      [read, write].map(() => ({ authorization: 'Bearer key', 'user-agent': 'FlowBotz/1.0' })),
    );
    expect(sent.every(({ timeoutMs }) => timeoutMs !== undefined && timeoutMs <= 40_000)).toBe(true);
  });
});

describe('pages', () => {
  const nextOf = async (body: object, page = 1) =>
    (await clientFor({ status: 200, body }).client.page(z.number(), { path: '/x', page, limit: 10 })).nextPage;

  it('go on to the last page and stop there', async () => {
    expect(await nextOf({ current_page: 1, last_page: 2, data: [1], next_page_url: '/?page=2' })).toBe(2);
    expect(await nextOf({ current_page: 2, last_page: 2, data: [1], next_page_url: null }, 2)).toBeNull();
  });

  it('stop where the answer does not say that there are more', async () => {
    expect(await nextOf({ current_page: 1, data: [1] })).toBeNull();
    expect(await nextOf({ current_page: 1, data: [1], next_page_url: '/?page=2' })).toBe(2);
    expect(await nextOf({ current_page: 3, last_page: 9, data: [] }, 3)).toBeNull();
  });
});

describe('refusals', () => {
  it('are told in the words of the reason, not of the envelope', async () => {
    const error = await failureOf(coded(400, 8251, 'Too many variants enabled.'));
    expect(error).toMatchObject({ kind: 'rejected', providerCode: '8251', httpStatus: 400 });
    expect(error.message).toBe('printify: Too many variants enabled.');
  });

  it('make a reason readable that is itself JSON', async () => {
    const reason = JSON.stringify({ zip: ['The zip field is required.'], city: 'The city is unknown.' });
    const error = await failureOf(coded(400, 8103, reason));
    expect(error.message).toBe('printify: zip: The zip field is required. city: The city is unknown.');
  });

  it('keep a reason that only looks like JSON', async () => {
    expect((await failureOf(coded(400, 8150, '{oops'))).message).toBe('printify: {oops');
    expect((await failureOf(coded(400, 8150, '{"a":1}'))).message).toBe('printify: {"a":1}');
  });

  it('understand the short shape, the empty one and no JSON at all', async () => {
    const short = await failureOf({ status: 422, body: { error: 'Invalid product ID format.' } });
    expect(short).toMatchObject({ kind: 'rejected', message: 'printify: Invalid product ID format.' });
    const empty = await failureOf({ status: 401, body: {} });
    expect(empty).toMatchObject({
      kind: 'unauthorized',
      message: 'printify: the shop cannot be reached with this key',
    });
    expect((await failureOf({ status: 413, body: '<html>' })).message).toBe('printify: HTTP 413');
  });

  it.each([
    [401, 'unauthorized'],
    [402, 'unauthorized'],
    [403, 'unauthorized'],
    [404, 'rejected'],
    [408, 'unavailable'],
    [422, 'rejected'],
    [429, 'rate_limited'],
    [500, 'unavailable'],
    [502, 'unavailable'],
    [503, 'unavailable'],
  ])('HTTP %i means %s', async (status, kind) => {
    expect((await failureOf({ status, body: { error: 'x' } })).kind).toBe(kind);
  });

  it('429 says when to come back where Printify does, and does not invent it', async () => {
    const told = await failureOf({ status: 429, headers: { 'retry-after': '30' }, body: {} });
    expect(told).toMatchObject({ kind: 'rate_limited', retryAfterMs: 30_000 });
    expect((await failureOf({ status: 429, body: {} })).retryAfterMs).toBeUndefined();
  });

  it('8502 is "not now" with a long wait', async () => {
    const error = await failureOf(coded(400, 8502, 'It is not allowed.'));
    expect(error.kind).toBe('not_ready');
    expect(error.retryable).toBe(true);
    expect(error.retryAfterMs).toBeGreaterThanOrEqual(60_000);
  });

  it('8503 names the order that has the external id', async () => {
    const named = await failureOf(
      coded(409, 8503, 'Order already exists.', { order: { id: 'abc', external_id: 'e' } }),
    );
    expect(named).toBeInstanceOf(DuplicateOrder);
    expect(named).toMatchObject({ podOrderId: 'abc', providerCode: '8503' });
    expect(await failureOf(coded(409, 8503, 'Order already exists.'))).toMatchObject({ podOrderId: null });
  });
});

describe('doubt', () => {
  it('no answer leaves open what was done, and a POST is not repeated at once', async () => {
    expect(await failureOf(new TransportError('cut off'), write)).toMatchObject({
      kind: 'unavailable',
      retryAfterMs: 15_000,
    });
    expect((await failureOf(new TransportError('cut off'))).retryAfterMs).toBeUndefined();
  });

  it('an answer we cannot read leaves open what was done', async () => {
    expect((await failureOf({ status: 200, body: '<html>' }, write)).kind).toBe('unavailable');
    expect((await failureOf({ status: 200, body: { ok: true } }, write)).kind).toBe('unavailable');
  });

  it('a mistake of our own is not taken for one of Printify', async () => {
    const { client } = clientFor(new RangeError('bug'));
    await expect(client.call(z.unknown(), read)).rejects.toThrow(RangeError);
  });

  it('only a 404 counts as "there is none"', async () => {
    expect(await clientFor({ status: 404, body: {} }).client.find(z.unknown(), read)).toBeNull();
    await expect(clientFor({ status: 500, body: {} }).client.find(z.unknown(), read)).rejects.toThrow(ProviderError);
  });
});
