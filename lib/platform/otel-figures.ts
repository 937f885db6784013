import { ValueType } from '@opentelemetry/api';
import { emptyResource } from '@opentelemetry/resources';
import {
  AggregationTemporality,
  DataPointType,
  type MetricProducer,
  type ResourceMetrics,
} from '@opentelemetry/sdk-metrics';
import { TELEMETRY } from './telemetry';

/** A number the shop knows of itself, e.g. how many orders are open, with a sample per set of labels. */
export type Figure = { name: string; help: string; samples: { labels: Record<string, string>; value: number }[] };

/** The figures as gauges of OpenTelemetry: what `/api/metrics` writes and what the collector is sent. */
export function asGauges(figures: readonly Figure[]): ResourceMetrics {
  const now = hrNow();
  const metrics = figures.map(({ name, help, samples }) => ({
    descriptor: { name: `${TELEMETRY}.${name}`, description: help, unit: '', valueType: ValueType.DOUBLE },
    aggregationTemporality: AggregationTemporality.CUMULATIVE,
    dataPointType: DataPointType.GAUGE as const,
    dataPoints: samples.map(({ labels, value }) => ({ attributes: labels, value, startTime: now, endTime: now })),
  }));
  return { resource: emptyResource(), scopeMetrics: [{ scope: { name: TELEMETRY }, metrics }] };
}

/** Read when the exporter asks. */
export function figuresProducer(read: () => Promise<Figure[]>): MetricProducer {
  return {
    async collect() {
      try {
        return { resourceMetrics: asGauges(await read()), errors: [] };
      } catch (error) {
        // The reader logs it; the process's own numbers go out all the same.
        return { resourceMetrics: { resource: emptyResource(), scopeMetrics: [] }, errors: [error] };
      }
    },
  };
}

function hrNow(): [number, number] {
  const ms = Date.now();
  return [Math.floor(ms / 1000), (ms % 1000) * 1_000_000];
}
