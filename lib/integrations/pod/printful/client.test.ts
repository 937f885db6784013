import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ProviderError } from '@/lib/domain/core/errors';
import { type HttpRequest, TransportError } from '@/lib/platform/http-client';
import { createPrintfulClient } from './client';

type Answer = { status?: number; headers?: Record<string, string>; body: unknown };

function clientFor(answers: Answer[] | Error, storeId?: string) {
  const sent: HttpRequest[] = [];
  const client = createPrintfulClient({
    http: async (request) => {
      sent.push(request);
      if (answers instanceof Error) throw answers;
      const { status = 200, headers = {}, body } = answers[sent.length - 1] ?? { body: null };
      return { status, headers: new Headers(headers), text: typeof body === 'string' ? body : JSON.stringify(body) };
    },
    apiKey: 'key',
    storeId,
    now: () => Date.UTC(2026, 0, 1),
  });
  return { client, sent };
}

async function allOf<T>(rows: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const row of rows) found.push(row);
  return found;
}

const read = { method: 'GET', path: '/orders/1' } as const;

async function failureOf(answers: Answer[] | Error): Promise<ProviderError> {
  const error: unknown = await clientFor(answers)
    .client.call(z.unknown(), read)
    .catch((thrown: unknown) => thrown);
  if (error instanceof ProviderError) return error;
  throw new Error(`expected a ProviderError, got ${String(error)}`);
}

const v1Error = (code: number, message: string, more: object = {}) => ({
  status: code,
  body: { code, result: message, error: { reason: 'BadRequest', message, ...more } },
});

describe('what is sent', () => {
  it('every request carries the token, and the store where one is configured', async () => {
    const { client, sent } = clientFor([{ body: { result: 1 } }, { body: { data: 2 } }], '77');
    expect(await client.call(z.number(), read)).toBe(1);
    expect(await client.call(z.number(), read)).toBe(2);
    expect(sent[0]?.headers).toEqual({ authorization: 'Bearer key', 'X-PF-Store-Id': '77' });
    const plain = clientFor([{ body: { result: 1 } }]);
    await plain.client.call(z.number(), read);
    expect(plain.sent[0]?.headers).toEqual({ authorization: 'Bearer key' });
  });

  it('lists are read to their end in pages of 100', async () => {
    const page = (rows: number[], offset: number) => ({
      body: { result: rows, paging: { total: 3, offset, limit: 100 } },
    });
    const { client, sent } = clientFor([page([1, 2], 0), page([3], 2)]);
    expect(await allOf(client.all(z.number(), '/orders'))).toEqual([1, 2, 3]);
    expect(sent.map(({ query }) => query)).toEqual([
      { limit: 100, offset: 0 },
      { limit: 100, offset: 2 },
    ]);
  });

  it('an empty page ends a list whatever total it claims', async () => {
    const { client } = clientFor([{ body: { result: [], paging: { total: 9, offset: 0, limit: 100 } } }]);
    expect(await allOf(client.all(z.number(), '/orders'))).toEqual([]);
  });
});

describe('what goes wrong', () => {
  it.each([
    ['v1', { code: 400, result: 'told', error: { reason: 'BadRequest', message: 'told' } }],
    ['a plain string error', { code: 400, result: 'other', error: 'told' }],
    ['v2 data', { data: 'told', error: { reason: 'BadRequest', message: 'told' } }],
    ['a problem with detail', { type: 'about:blank', status: 400, title: 'Bad', detail: 'told' }],
    ['a problem with details', { type: 'about:blank', status: 400, title: 'Bad', details: 'told' }],
    ['v1 without error', { code: 400, result: 'told' }],
  ])('the message is found in the shape of %s', async (_, body) => {
    expect((await failureOf([{ status: 400, body }])).message).toBe('printful: told');
  });

  it.each([
    [400, 'rejected'],
    [401, 'unauthorized'],
    [403, 'unauthorized'],
    [404, 'rejected'],
    [408, 'unavailable'],
    [409, 'not_ready'],
    [419, 'rate_limited'],
    [429, 'rate_limited'],
    [430, 'rejected'],
    [431, 'rejected'],
    [500, 'unavailable'],
    [503, 'unavailable'],
  ] as const)('HTTP %i means %s', async (status, kind) => {
    const error = await failureOf([{ ...v1Error(status, 'no'), status }]);
    expect([error.kind, error.httpStatus]).toEqual([kind, status]);
  });

  it.each([
    ['Retry-After', { 'retry-after': '7', 'x-ratelimit-reset': '30' }, 7_000],
    ['X-Ratelimit-Reset', { 'x-ratelimit-reset': '0.5' }, 500],
    ['the text', {}, 60_000],
  ])('the wait after a rate limit is read from %s', async (_, headers, waitMs) => {
    const message = "You've recently sent too many requests. Please try again after 60 seconds.";
    expect((await failureOf([{ ...v1Error(429, message), headers: { ...headers } }])).retryAfterMs).toBe(waitMs);
  });

  it.each([
    ['at the top', { code: 400, result: 'taken', api_error_code: 'OR-13' }],
    ['inside error', { code: 400, result: 'taken', error: { message: 'taken', api_error_code: 'OR-13' } }],
    ['in the text', { code: 400, result: 'Order with this External ID already exists' }],
    ['as a code in the text', { code: 400, result: 'OR-13: taken' }],
  ])('a used external id is recognised %s', async (_, body) => {
    expect(await failureOf([{ status: 400, body }])).toMatchObject({ providerCode: 'OR-13', kind: 'rejected' });
  });

  it('an id that is too long is not mistaken for one in use', async () => {
    expect((await failureOf([v1Error(400, 'External ID is too long')])).providerCode).toBeUndefined();
  });

  it('no answer, an unreadable one and one of another shape all leave open what was done', async () => {
    expect((await failureOf(new TransportError('cut off'))).kind).toBe('unavailable');
    expect((await failureOf([{ status: 502, body: '<html>Bad gateway</html>' }])).message).toBe('printful: HTTP 502');
    const { client } = clientFor([{ body: '<html>' }, { body: { result: 'text' } }]);
    await expect(client.call(z.number(), read)).rejects.toMatchObject({ kind: 'unavailable' });
    await expect(client.call(z.number(), read)).rejects.toMatchObject({ kind: 'unavailable' });
  });

  it('only a 404 means that there is none', async () => {
    const { client } = clientFor([v1Error(404, 'Not found'), v1Error(400, 'Bad')]);
    expect(await client.find(z.number(), read)).toBeNull();
    await expect(client.find(z.number(), read)).rejects.toMatchObject({ kind: 'rejected' });
  });
});
