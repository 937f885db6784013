import { ValueType } from '@opentelemetry/api';
import { emptyResource } from '@opentelemetry/resources';
import { AggregationTemporality, DataPointType, type MetricProducer } from '@opentelemetry/sdk-metrics';
import { TELEMETRY } from './telemetry';

/** A number the shop knows of itself, e.g. how many orders are open, with a sample per set of labels. */
export type Figure = { name: string; help: string; samples: { labels: Record<string, string>; value: number }[] };

/** The same figures as `/api/metrics`, read when the exporter asks. */
export function figuresProducer(read: () => Promise<Figure[]>): MetricProducer {
  const resource = emptyResource();
  return {
    async collect() {
      try {
        const now = hrNow();
        const metrics = (await read()).map(({ name, help, samples }) => ({
          descriptor: { name: `${TELEMETRY}.${name}`, description: help, unit: '', valueType: ValueType.DOUBLE },
          aggregationTemporality: AggregationTemporality.CUMULATIVE,
          dataPointType: DataPointType.GAUGE as const,
          dataPoints: samples.map(({ labels, value }) => ({ attributes: labels, value, startTime: now, endTime: now })),
        }));
        return { resourceMetrics: { resource, scopeMetrics: [{ scope: { name: TELEMETRY }, metrics }] }, errors: [] };
      } catch (error) {
        // The reader logs it; the process's own numbers go out all the same.
        return { resourceMetrics: { resource, scopeMetrics: [] }, errors: [error] };
      }
    },
  };
}

function hrNow(): [number, number] {
  const ms = Date.now();
  return [Math.floor(ms / 1000), (ms % 1000) * 1_000_000];
}
