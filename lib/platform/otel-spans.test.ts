import { SpanStatusCode } from '@opentelemetry/api';
import type { ReadableSpan } from '@opentelemetry/sdk-trace-base';
import { describe, expect, it } from 'vitest';
import { cleaned } from './otel-spans';

const span = (name: string, attributes: Record<string, string>, more: object = {}): ReadableSpan =>
  ({ name, attributes, status: { code: SpanStatusCode.UNSET }, events: [], links: [], ...more }) as never;

describe('a span that leaves the house', () => {
  it('loses addresses, which hold tokens, e-mails and secret paths, and keeps the route’s pattern', () => {
    const { name, attributes } = cleaned(
      span('GET /orders/[number]', {
        'http.method': 'GET',
        'http.target': '/orders/FBZ1?token=s3cret',
        'http.url': 'https://shop.example/orders/FBZ1?token=s3cret',
        'next.route': '/orders/[number]',
      }),
    );
    expect(name).toBe('GET /orders/[number]');
    expect(attributes).toEqual({ 'http.method': 'GET', 'next.route': '/orders/[number]' });
  });

  it('loses a path in its name where no pattern is known', () => {
    expect(cleaned(span('GET /api/webhooks/printful/5ecretpath', {})).name).toBe('GET');
    expect(cleaned(span('fetch GET https://x.example/?email=ada@example.com', {})).name).toBe('fetch GET');
    expect(cleaned(span('/orders/FBZ1', {})).name).toBe('request');
    expect(cleaned(span('webhook.process', {})).name).toBe('webhook.process');
  });

  it('tells of an error only its kind', () => {
    const failed = cleaned(
      span(
        'job',
        {},
        {
          status: { code: SpanStatusCode.ERROR, message: 'ada@example.com is missing' },
          events: [
            {
              name: 'exception',
              time: [0, 0],
              attributes: { 'exception.type': 'TypeError', 'exception.message': 'ada@example.com is missing' },
            },
          ],
        },
      ),
    );
    expect(failed.status).toEqual({ code: SpanStatusCode.ERROR });
    expect(failed.events).toEqual([{ name: 'exception', time: [0, 0], attributes: { 'exception.type': 'TypeError' } }]);
    const named = cleaned(span('job', {}, { status: { code: SpanStatusCode.ERROR, message: 'TypeError' } }));
    expect(named.status.message).toBe('TypeError');
  });
});
