import type { Delivery } from '../core/deliveries';
import type { FaultPlan } from '../core/faults';
import type { ControlOrder } from '../core/world';
import type { AutopilotDelays } from './autopilot';
import type { Controlled } from './controlled';

const DELIVERIES_SHOWN = 100;

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
  mailCount: number;
};

export function controlState({ world, stripe, printful, printify, autopilot, mailbox }: Controlled): ControlState {
  return {
    timeScale: world.clock.scale,
    nowMs: world.clock.now(),
    autopilot: { on: autopilot.on, delaysMs: autopilot.delaysMs },
    faultPlan: world.faults.plan,
    orders: [...printful.orders(), ...printify.orders()].sort((a, b) => b.createdAtMs - a.createdAtMs),
    deliveries: world.deliveries.log.slice(-DELIVERIES_SHOWN).reverse(),
    stripe: countByKind(stripe.dump()),
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
