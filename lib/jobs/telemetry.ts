import { processServices } from '@/lib/compose/services';
import { systemCtx } from '@/lib/engine/ctx';
import { env } from '@/lib/platform/env';
import { startExport } from '@/lib/platform/otel-export';
import { readFigures } from '@/lib/services/backoffice/metrics/read-figures';

/** For `instrumentation.ts`: sends this process's spans and metrics to the collector, where one is named. */
export function startTelemetry(): void {
  const { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, OTEL_EXPORTER_OTLP_HEADERS: headers } = env();
  if (endpoint === undefined) return;
  startExport({ endpoint, headers }, async () => readFigures(systemCtx(await processServices(), 'telemetry')));
}
