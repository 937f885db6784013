import { z } from 'zod';
import type { Delivery } from '../core/deliveries';
import type { FaultPlan } from '../core/faults';
import type { ControlOrder } from '../core/world';
import type { AutopilotDelays } from './autopilot';
import type { Controlled } from './controlled';

const DELIVERIES_SHOWN = 100;
const PAYMENTS_SHOWN = 20;

const paymentIntents = z.object({
  payment_intents: z.array(
    z.object({
      id: z.string(),
      amount: z.number(),
      currency: z.string(),
      status: z.string(),
      latest_charge: z.string().nullable(),
    }),
  ),
});
type Payment = { id: string; amountMinor: number; currency: string; status: string; chargeId: string | null };

export type ControlState = {
  timeScale: number;
  nowMs: number;
  autopilot: { on: boolean; delaysMs: AutopilotDelays };
  faultPlan: FaultPlan;
  /** Newest first. */
  orders: ControlOrder[];
  /** The latest hundred webhooks, newest first. */
  deliveries: Delivery[];
  /** How many Stripe objects there are of each kind. */
  stripe: Record<string, number>;
  /** The latest twenty payments, newest first. */
  payments: Payment[];
  mailCount: number;
};

export function controlState({ world, stripe, printful, printify, autopilot, mailbox }: Controlled): ControlState {
  const books = stripe.dump();
  return {
    timeScale: world.clock.scale,
    nowMs: world.clock.now(),
    autopilot: { on: autopilot.on, delaysMs: autopilot.delaysMs },
    faultPlan: world.faults.plan,
    orders: [...printful.orders(), ...printify.orders()].sort((a, b) => b.createdAtMs - a.createdAtMs),
    deliveries: world.deliveries.log.slice(-DELIVERIES_SHOWN).reverse(),
    stripe: countByKind(books),
    payments: latestPayments(books),
    mailCount: mailbox.list().length,
  };
}

/** `{ charges: [a, b], events: { x, y, z } }` → `{ charges: 2, events: 3 }`; what cannot be counted is left out. */
function countByKind(dump: unknown): Record<string, number> {
  if (typeof dump !== 'object' || dump === null) return {};
  return Object.fromEntries(
    Object.entries(dump).flatMap(([kind, objects]) =>
      typeof objects === 'object' && objects !== null ? [[kind, Object.keys(objects).length]] : [],
    ),
  );
}

function latestPayments(dump: unknown): Payment[] {
  const read = paymentIntents.safeParse(dump);
  if (!read.success) return [];
  return read.data.payment_intents
    .slice(-PAYMENTS_SHOWN)
    .reverse()
    .map(({ id, amount, currency, status, latest_charge }) => ({
      id,
      amountMinor: amount,
      currency,
      status,
      chargeId: latest_charge,
    }));
}
