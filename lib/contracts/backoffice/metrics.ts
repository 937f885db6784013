import * as z from 'zod/mini';
import { daySchema } from '@/lib/domain/core/day-schema';

export const metricsQuery = z.strictObject({
  /** First and last day, UTC, both included. */
  from: daySchema,
  to: daySchema,
});

const day = z.iso.date();
const rate = z.nullable(z.number().check(z.gte(0), z.lte(1)));
const stage = z.object({
  stage: z.string(),
  label: z.string(),
  count: z.int(),
  p50_hours: z.nullable(z.number()),
  p90_hours: z.nullable(z.number()),
});

export const metricsPeriod = z.object({
  from: day,
  to: day,
  orders: z.object({
    placed: z.int(),
    paid: z.int(),
    fulfilled: z.int(),
    shipped: z.int(),
    delivered: z.int(),
    canceled: z.int(),
    /** Of the paid orders, those a print shop has taken. */
    fulfillment_rate: rate,
    payment_rate: rate,
    revenue: z.array(z.object({ currency: z.string(), minor: z.int() })),
  }),
  webhooks: z.object({
    received: z.int(),
    processed: z.int(),
    ignored: z.int(),
    waiting: z.int(),
    dead: z.int(),
    rejected: z.int(),
    success_rate: rate,
    by_source: z.array(z.object({ source: z.string(), received: z.int(), failed: z.int(), success_rate: rate })),
  }),
  sync: z.object({
    runs: z.int(),
    failed_runs: z.int(),
    /** Changes a message told of first, and those only the sync found. */
    by_webhook: z.int(),
    by_sync: z.int(),
    accuracy: rate,
  }),
  stages: z.array(stage),
  satisfaction: z.object({
    answers: z.int(),
    average: z.nullable(z.number()),
    ratings: z.array(z.object({ rating: z.int(), count: z.int() })),
  }),
  days: z.array(
    z.object({
      day,
      paid: z.int(),
      delivered: z.int(),
      webhooks: z.int(),
      webhook_failures: z.int(),
      by_webhook: z.int(),
      by_sync: z.int(),
    }),
  ),
});
export type MetricsPeriod = z.infer<typeof metricsPeriod>;
export const metricsAnswer = z.object({ current: metricsPeriod, previous: metricsPeriod });
export type MetricsAnswer = z.infer<typeof metricsAnswer>;
