import { type Attributes, metrics, SpanStatusCode, trace } from '@opentelemetry/api';

/**
 * Spans, durations and counts through the OpenTelemetry API. Without a registered SDK (`otel-export`) all of it does
 * nothing; the attributes carry names and numbers, never what belongs to a person.
 */
export const TELEMETRY = 'flowbotz';

/** Runs the work as a span of its own and counts how long it took, by outcome. What it throws is passed on. */
export async function traced<T>(name: string, attributes: Attributes, work: () => Promise<T>): Promise<T> {
  const startedMs = performance.now();
  const duration = metrics
    .getMeter(TELEMETRY)
    .createHistogram(`${TELEMETRY}.duration`, { unit: 'ms', description: 'How long work took' });
  return trace.getTracer(TELEMETRY).startActiveSpan(name, { attributes }, async (span) => {
    let outcome = 'ok';
    try {
      return await work();
    } catch (error) {
      outcome = 'error';
      span.setStatus({ code: SpanStatusCode.ERROR, message: error instanceof Error ? error.name : 'unknown' });
      throw error;
    } finally {
      span.end();
      duration.record(performance.now() - startedMs, { ...attributes, name, outcome });
    }
  });
}

/** One more of something, e.g. `tally('webhooks', { source, outcome })`. */
export function tally(name: string, attributes: Attributes): void {
  metrics.getMeter(TELEMETRY).createCounter(`${TELEMETRY}.${name}`).add(1, attributes);
}
