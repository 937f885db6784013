import { OTLPMetricExporter } from '@opentelemetry/exporter-metrics-otlp-http';
import { PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics';
import { BatchSpanProcessor } from '@opentelemetry/sdk-trace-base';
import { OTLPHttpJsonTraceExporter, registerOTel } from '@vercel/otel';
import { type Figure, figuresProducer } from './otel-figures';
import { withoutPeople } from './otel-spans';
import { TELEMETRY } from './telemetry';

const EXPORT_EVERY_MS = 60_000;

export type Export = { flush: () => Promise<void>; stop: () => Promise<void> };

/**
 * Sends this process's spans and metrics over OTLP/HTTP, and with them the figures of the shop. `endpoint` is the
 * collector's base address, `headers` as `name=value` pairs with commas between.
 */
export function startExport(to: { endpoint: string; headers: string }, figures: () => Promise<Figure[]>): Export {
  const headers = headersOf(to.headers);
  const spans = new BatchSpanProcessor(
    withoutPeople(new OTLPHttpJsonTraceExporter({ url: `${to.endpoint}/v1/traces`, headers })),
  );
  const reader = new PeriodicExportingMetricReader({
    exporter: new OTLPMetricExporter({ url: `${to.endpoint}/v1/metrics`, headers }),
    exportIntervalMillis: EXPORT_EVERY_MS,
    metricProducers: [figuresProducer(figures)],
  });
  registerOTel({
    serviceName: TELEMETRY,
    spanProcessors: [spans],
    metricReaders: [reader],
    // Calls to outside services are spans of ours, without addresses.
    instrumentations: [],
  });
  return {
    async flush() {
      await Promise.all([spans.forceFlush(), reader.forceFlush()]);
    },
    async stop() {
      await Promise.all([spans.shutdown(), reader.shutdown()]);
    },
  };
}

function headersOf(pairs: string): Record<string, string> {
  return Object.fromEntries(
    pairs
      .split(',')
      .map((pair) => pair.trim())
      .filter((pair) => pair !== '')
      .map((pair) => {
        const at = pair.indexOf('=');
        return [pair.slice(0, at).trim(), decodeURIComponent(pair.slice(at + 1).trim())];
      }),
  );
}
