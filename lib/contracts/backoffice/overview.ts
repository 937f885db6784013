import * as z from 'zod/mini';
import { BREAKER_STATES } from '@/lib/domain/core/breaker';
import { DOUBTFUL_PAYMENTS, ORDER_VIEWS } from '@/lib/domain/order/order-views';
import { SET_UP_STEPS } from '@/lib/domain/shop/set-up';

/** By currency, that of most orders first. */
const sales = z.object({
  orders: z.int(),
  sums: z.array(z.object({ currency: z.string(), orders: z.int(), minor: z.int() })),
});

export const overviewAnswer = z.object({
  now: z.iso.datetime(),
  /** The shop's, in which the days are counted. */
  zone: z.string(),
  /** Since midnight, and on the same weekday before until the same hour. */
  today: sales,
  same_day: sales,
  week: sales,
  week_before: sales,
  /** By currency; `minor` null where no order's cost is known yet. */
  profit: z.array(z.object({ currency: z.string(), minor: z.nullable(z.int()), unknown: z.int() })),
  sellers: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      picture: z.nullable(z.string()),
      pieces: z.int(),
      minor: z.int(),
      currency: z.string(),
    }),
  ),
  doubtful: z.array(
    z.object({ payment: z.enum(DOUBTFUL_PAYMENTS), currency: z.string(), orders: z.int(), minor: z.int() }),
  ),
  watched: z.array(z.object({ view: z.enum(ORDER_VIEWS), count: z.int() })),
  todo: z.object({
    cases: z.array(z.object({ kind: z.string(), label: z.string(), count: z.int(), critical: z.int() })),
    alerts: z.int(),
    alerts_critical: z.int(),
  }),
  services: z.array(
    z.object({
      provider: z.string(),
      label: z.string(),
      breaker: z.enum(BREAKER_STATES),
      last_ok_at: z.nullable(z.iso.datetime()),
      /** In the last hour. */
      calls: z.int(),
      failed: z.int(),
    }),
  ),
  set_up: z.nullable(z.array(z.object({ step: z.enum(SET_UP_STEPS), done: z.boolean() }))),
});
export type Overview = z.infer<typeof overviewAnswer>;
