import { z } from 'zod';
import { draw } from './random';

const rate = z.number().min(0).max(1).default(0);

/** How often an API call goes wrong. Each is a probability; at most one is drawn per call. */
const apiFaults = z.strictObject({
  /** HTTP 500 before any work is done. */
  error500: rate,
  /** HTTP 429 with Retry-After where the real service sends one. */
  tooMany: rate,
  /** The connection stays open and nothing is answered. */
  hang: rate,
  /** The work is done, then the connection breaks before the answer. */
  lostAnswer: rate,
  /** The connection breaks at once and nothing is done: at 1, the service is down. */
  refuse: rate,
  /** HTTP 401: the key has expired or was taken away. */
  unauthorized: rate,
  /** HTTP 403 with a bot check's page: something before the service does not let us through. */
  botCheck: rate,
  /** HTTP 400: refused, with the service's own shape. */
  badRequest: rate,
  /** Spoils only calls whose method and path template hold this, e.g. `POST /v:id/refunds`. */
  only: z.string().default(''),
});

/** How often a webhook goes wrong. Each is drawn on its own for every event. */
const webhookFaults = z.strictObject({
  drop: rate,
  duplicate: rate,
  /** Held back until the event after it has gone out. */
  reorder: rate,
  delay: rate,
  delayMs: z.number().min(0).default(30_000),
  /** A second, wrongly signed copy with a changed body is sent too. */
  forge: rate,
  /** A second copy without any signature is sent too. */
  unsigned: rate,
});

/** A word that no document knows, printed as the status of orders whose external id holds `only`; they live on beneath. */
const statusWord = z.strictObject({ word: z.string().min(1).max(60), only: z.string().default('') });

export const faultPlanSchema = z.strictObject({
  seed: z.number().int().default(1),
  api: z
    .strictObject({ stripe: apiFaults.optional(), printful: apiFaults.optional(), printify: apiFaults.optional() })
    .default({}),
  webhooks: z
    .strictObject({
      stripe: webhookFaults.optional(),
      printful: webhookFaults.optional(),
      printify: webhookFaults.optional(),
    })
    .default({}),
  /** What the mail server refuses for good: our password, our daily limit, our sender, or the one who is written to. */
  mail: z.enum(['password', 'limit', 'sender', 'senderDomain', 'recipient']).nullable().default(null),
  statuses: z.strictObject({ printful: statusWord.optional(), printify: statusWord.optional() }).default({}),
});

export type FaultPlan = z.infer<typeof faultPlanSchema>;
export type ServiceName = 'stripe' | 'printful' | 'printify';
const API_FAULTS = [
  'error500',
  'tooMany',
  'hang',
  'lostAnswer',
  'refuse',
  'unauthorized',
  'botCheck',
  'badRequest',
] as const;
export type ApiFault = (typeof API_FAULTS)[number];
export type WebhookFate = {
  drop: boolean;
  duplicate: boolean;
  reorder: boolean;
  delayMs: number;
  forge: boolean;
  unsigned: boolean;
};

/** Draws fates from a seeded plan. The n-th call of a kind always meets the same fate. */
export class Faults {
  plan: FaultPlan = faultPlanSchema.parse({});
  #counts = new Map<string, number>();

  set(plan: unknown): void {
    this.plan = faultPlanSchema.parse(plan);
    this.#counts.clear();
  }

  /** `route` is the path template, so that ids do not change the draw. */
  forCall(service: ServiceName, method: string, route: string): ApiFault | undefined {
    const rates = this.plan.api[service];
    if (!rates || !`${method} ${route}`.includes(rates.only)) return undefined;
    let roll = draw(this.plan.seed, service, method, route, this.#next(`${service} ${method} ${route}`));
    for (const fault of API_FAULTS) {
      if (roll < rates[fault]) return fault;
      roll -= rates[fault];
    }
    return undefined;
  }

  forWebhook(service: ServiceName, type: string): WebhookFate {
    const rates = this.plan.webhooks[service];
    if (!rates) return { drop: false, duplicate: false, reorder: false, delayMs: 0, forge: false, unsigned: false };
    const nth = this.#next(`${service} ${type}`);
    const hit = (fault: 'drop' | 'duplicate' | 'reorder' | 'delay' | 'forge' | 'unsigned') =>
      draw(this.plan.seed, service, type, nth, fault) < rates[fault];
    return {
      drop: hit('drop'),
      duplicate: hit('duplicate'),
      reorder: hit('reorder'),
      delayMs: hit('delay') ? rates.delayMs : 0,
      forge: hit('forge'),
      unsigned: hit('unsigned'),
    };
  }

  /** What a provider prints as the status of an order that is `status`. */
  statusOf<Status extends string>(
    service: 'printful' | 'printify',
    order: { externalId: string | null; status: Status },
  ): Status | string {
    const fault = this.plan.statuses[service];
    return fault && (order.externalId ?? '').includes(fault.only) ? fault.word : order.status;
  }

  #next(key: string): number {
    const nth = (this.#counts.get(key) ?? 0) + 1;
    this.#counts.set(key, nth);
    return nth;
  }
}
