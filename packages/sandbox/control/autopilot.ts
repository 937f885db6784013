import type { Clock } from '../core/clock';
import type { ControlOrder, OrderAction, PodService } from '../core/world';

export type AutopilotDelays = Partial<Record<OrderAction, number>>;

const MINUTE_MS = 60_000;

/** Sandbox milliseconds an order waits before each action: about eight minutes from paid to delivered. */
const DEFAULT_DELAYS_MS: AutopilotDelays = {
  accept: 20_000,
  produce: MINUTE_MS,
  ship_some: 2 * MINUTE_MS,
  ship_all: 2 * MINUTE_MS,
  deliver: 3 * MINUTE_MS,
};

/** Looks this often, in sandbox time … */
const LOOK_EVERY_MS = 5_000;
/** … but not more often than this in real time, so that a fast clock does not keep the process busy. */
const LOOK_EVERY_REAL_MS = 25;

/** Plays the print shop: does each order's next action once it has waited long enough. */
export class Autopilot {
  #clock: Clock;
  #services: PodService[];
  #delaysMs: AutopilotDelays = DEFAULT_DELAYS_MS;
  #waiting = new Map<string, { action: OrderAction; sinceMs: number }>();
  #cancelLook: (() => void) | undefined;

  constructor(clock: Clock, services: PodService[]) {
    this.#clock = clock;
    this.#services = services;
  }

  get on(): boolean {
    return this.#cancelLook !== undefined;
  }

  get delaysMs(): AutopilotDelays {
    return this.#delaysMs;
  }

  /** Delays that are not named keep their default; an action without a delay is never done. */
  start(delaysMs: AutopilotDelays = {}): void {
    this.stop();
    this.#delaysMs = { ...DEFAULT_DELAYS_MS, ...delaysMs };
    this.#look();
  }

  stop(): void {
    this.#cancelLook?.();
    this.#cancelLook = undefined;
    this.#waiting.clear();
  }

  #look(): void {
    const open = new Set<string>();
    for (const service of this.#services) {
      for (const order of service.orders()) {
        if (order.next === null) continue;
        open.add(`${service.name}/${order.id}`);
        this.#consider(service, order);
      }
    }
    for (const key of this.#waiting.keys()) if (!open.has(key)) this.#waiting.delete(key);
    const everyMs = Math.max(LOOK_EVERY_MS, LOOK_EVERY_REAL_MS * this.#clock.scale);
    this.#cancelLook = this.#clock.after(everyMs, 'autopilot looks', () => this.#look());
  }

  #consider(service: PodService, order: ControlOrder): void {
    const action = nextAction(order);
    const delayMs = action === null ? undefined : this.#delaysMs[action];
    if (action === null || delayMs === undefined) return;
    const key = `${service.name}/${order.id}`;
    const waiting = this.#waiting.get(key);
    if (waiting?.action !== action) {
      this.#waiting.set(key, { action, sinceMs: this.#clock.now() });
      return;
    }
    if (this.#clock.now() - waiting.sinceMs < delayMs) return;
    this.#waiting.delete(key);
    service.act(order.id, action);
  }
}

/** An order of several items goes out in two parcels, so that partial shipment is seen in every demo. */
function nextAction(order: ControlOrder): OrderAction | null {
  const first = order.itemCount > 1 && order.shipments.length === 0;
  return order.next === 'ship_all' && first && order.actions.includes('ship_some') ? 'ship_some' : order.next;
}
