import { type Attributes, metrics, SpanStatusCode, trace } from '@opentelemetry/api';

/**
 * Spans and durations through the OpenTelemetry API. Without a registered SDK all of it does nothing; the attributes
 * carry names and numbers, never what belongs to a person.
 */
const NAME = 'flowbotz';

/** Runs the work as a span of its own and counts how long it took, by outcome. What it throws is passed on. */
export async function traced<T>(name: string, attributes: Attributes, work: () => Promise<T>): Promise<T> {
  const startedMs = performance.now();
  const duration = metrics
    .getMeter(NAME)
    .createHistogram(`${NAME}.duration`, { unit: 'ms', description: 'How long work took' });
  return trace.getTracer(NAME).startActiveSpan(name, { attributes }, async (span) => {
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
