import { z } from 'zod';

const day = z.iso.date();
export const metricsQuery = z.strictObject({
  /** First and last day, UTC, both included. */
  from: day,
  to: day,
});

const rate = z.number().min(0).max(1).nullable();
const stage = z.object({
  stage: z.string(),
  label: z.string(),
  count: z.number().int(),
  p50_hours: z.number().nullable(),
  p90_hours: z.number().nullable(),
});

export const metricsPeriod = z.object({
  from: day,
  to: day,
  orders: z.object({
    placed: z.number().int(),
    paid: z.number().int(),
    fulfilled: z.number().int(),
    shipped: z.number().int(),
    delivered: z.number().int(),
    canceled: z.number().int(),
    /** Of the paid orders, those a print shop has taken. */
    fulfillment_rate: rate,
    payment_rate: rate,
    revenue: z.array(z.object({ currency: z.string(), minor: z.number().int() })),
  }),
  webhooks: z.object({
    received: z.number().int(),
    processed: z.number().int(),
    ignored: z.number().int(),
    waiting: z.number().int(),
    dead: z.number().int(),
    rejected: z.number().int(),
    success_rate: rate,
    by_source: z.array(
      z.object({ source: z.string(), received: z.number().int(), failed: z.number().int(), success_rate: rate }),
    ),
  }),
  sync: z.object({
    runs: z.number().int(),
    failed_runs: z.number().int(),
    /** Changes a message told of first, and those only the sync found. */
    by_webhook: z.number().int(),
    by_sync: z.number().int(),
    accuracy: rate,
  }),
  stages: z.array(stage),
  satisfaction: z.object({
    answers: z.number().int(),
    average: z.number().nullable(),
    ratings: z.array(z.object({ rating: z.number().int(), count: z.number().int() })),
  }),
  days: z.array(
    z.object({
      day,
      paid: z.number().int(),
      delivered: z.number().int(),
      webhooks: z.number().int(),
      webhook_failures: z.number().int(),
      by_webhook: z.number().int(),
      by_sync: z.number().int(),
    }),
  ),
});
export type MetricsPeriod = z.infer<typeof metricsPeriod>;
export const metricsAnswer = z.object({ current: metricsPeriod, previous: metricsPeriod });
export type MetricsAnswer = z.infer<typeof metricsAnswer>;
