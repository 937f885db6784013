import { Gauge, Registry } from 'prom-client';
import { requireMay } from '@/lib/domain/order/policy';
import type { Ctx } from '@/lib/engine/ctx';
import { readFigures } from './read-figures';

/** The console's figures in Prometheus' text. Throws AppError forbidden. */
export async function exposeMetrics(ctx: Ctx): Promise<{ contentType: string; text: string }> {
  requireMay(ctx.actor, 'metrics.read');
  const registry = new Registry();
  for (const { name, help, samples } of await readFigures(ctx)) {
    const labelNames = [...new Set(samples.flatMap(({ labels }) => Object.keys(labels)))];
    const gauge = new Gauge({ name: `flowbotz_${name}`, help, labelNames, registers: [registry] });
    for (const { labels, value } of samples) gauge.set(labels, value);
  }
  return { contentType: registry.contentType, text: await registry.metrics() };
}
