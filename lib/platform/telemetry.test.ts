import { type Span, type SpanStatus, SpanStatusCode, trace } from '@opentelemetry/api';
import { afterEach, describe, expect, it } from 'vitest';
import { traced } from './telemetry';

afterEach(() => trace.disable());

/** An SDK of the smallest kind: it keeps what the API tells it. */
function record() {
  const spans: { name: string; attributes: unknown; status: SpanStatus | null; ended: boolean }[] = [];
  const startActiveSpan = (name: string, options: { attributes: unknown }, work: (span: Span) => unknown) => {
    const kept = { name, attributes: options.attributes, status: null as SpanStatus | null, ended: false };
    spans.push(kept);
    return work({
      setStatus: (status: SpanStatus) => {
        kept.status = status;
      },
      end: () => {
        kept.ended = true;
      },
    } as unknown as Span);
  };
  trace.setGlobalTracerProvider({ getTracer: () => ({ startActiveSpan }) as never });
  return spans;
}

describe('traced work', () => {
  it('answers as it would without, whether an SDK listens or not', async () => {
    expect(await traced('job', {}, () => Promise.resolve(7))).toBe(7);
    const spans = record();
    expect(await traced('job', { queue: 'effect' }, () => Promise.resolve(8))).toBe(8);
    expect(spans).toEqual([{ name: 'job', attributes: { queue: 'effect' }, status: null, ended: true }]);
  });

  it('passes a failure on, and tells only its kind', async () => {
    const spans = record();
    const failing = traced('job', {}, () => Promise.reject(new TypeError('ada@example.com is missing')));
    await expect(failing).rejects.toThrow('ada@example.com');
    expect(spans).toMatchObject([{ status: { code: SpanStatusCode.ERROR, message: 'TypeError' }, ended: true }]);
  });
});
