import { PrometheusSerializer } from '@opentelemetry/exporter-prometheus';
import { requireMay } from '@/lib/domain/order/policy';
import type { Ctx } from '@/lib/engine/ctx';
import { asGauges } from '@/lib/platform/otel-figures';
import { readFigures } from './read-figures';

const TEXT_FORMAT = 'text/plain; version=0.0.4; charset=utf-8';
/** Names and labels are all there is: no timestamps, and no lines about this process, since any replica may answer. */
const serializer = new PrometheusSerializer('', false, undefined, true, true);

/** The console's figures in Prometheus' text. Throws AppError forbidden. */
export async function exposeMetrics(ctx: Ctx): Promise<{ contentType: string; text: string }> {
  requireMay(ctx.actor, 'metrics.read');
  return { contentType: TEXT_FORMAT, text: serializer.serialize(asGauges(await readFigures(ctx))) };
}
