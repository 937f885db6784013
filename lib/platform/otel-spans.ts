import type { Attributes } from '@opentelemetry/api';
import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace-base';

/**
 * What may leave the house. Next's own spans carry whole addresses, and those hold tokens, e-mails and secret paths;
 * so only what is named here goes out, and of an error only its kind.
 */
const KEPT = new Set([
  'http.method',
  'http.request.method',
  'http.response.status_code',
  'http.route',
  'http.status_code',
  'kind',
  'lane',
  'next.route',
  'next.span_type',
  'outcome',
  'provider',
  'queue',
  'source',
  'type',
]);

/** Hands on what is left of each span. */
export function withoutPeople(exporter: SpanExporter): SpanExporter {
  return {
    export: (spans, done) => exporter.export(spans.map(cleaned), done),
    shutdown: () => exporter.shutdown(),
    forceFlush: async () => exporter.forceFlush?.(),
  };
}

export function cleaned(span: ReadableSpan): ReadableSpan {
  const { code } = span.status;
  const kind = span.status.message;
  return Object.create(span, {
    name: { value: nameOf(span) },
    attributes: { value: kept(span.attributes) },
    status: { value: kind !== undefined && /^\w{1,60}$/.test(kind) ? { code, message: kind } : { code } },
    events: {
      value: span.events.map(({ name, time, attributes }) => ({
        name,
        time,
        attributes: { 'exception.type': attributes?.['exception.type'] },
      })),
    },
    links: { value: [] },
  }) as ReadableSpan;
}

function kept(attributes: Attributes): Attributes {
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => KEPT.has(name)));
}

/** A name with a path or an address in it is one only where it is the route's pattern. */
function nameOf({ name, attributes }: ReadableSpan): string {
  const route = attributes['next.route'] ?? attributes['http.route'];
  if (!name.includes('/') || (typeof route === 'string' && name.endsWith(` ${route}`))) return name;
  return name.slice(0, name.search(/\s*\S*\//)) || 'request';
}
