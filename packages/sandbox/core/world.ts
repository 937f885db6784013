import type { Hono } from 'hono';
import { Clock } from './clock';
import { Deliveries } from './deliveries';
import { Faults } from './faults';
import { PrintFiles } from './print-files';
import { EMPTY_STORE, type Store } from './store-seed';

/** What the three services share. One world is one sandbox: nothing in it is global. */
export type World = {
  clock: Clock;
  faults: Faults;
  deliveries: Deliveries;
  prints: PrintFiles;
  /** What the stores hold beside the built-in goods. */
  store: Store;
  /** Where this sandbox is reached, e.g. `http://127.0.0.1:4010`. Known once it listens. */
  origin: () => string;
};

export function createWorld(options: { origin: () => string; timeScale?: number; store?: Store }): World {
  const clock = new Clock(options.timeScale === undefined ? {} : { scale: options.timeScale });
  const faults = new Faults();
  const deliveries = new Deliveries(clock, faults);
  return {
    clock,
    faults,
    deliveries,
    prints: new PrintFiles(),
    store: options.store ?? EMPTY_STORE,
    origin: options.origin,
  };
}

/** What a person (or autopilot) may do to a provider's order from /control. */
export const ORDER_ACTIONS = [
  'accept',
  'produce',
  'ship_some',
  'ship_all',
  'deliver',
  'hold',
  'release',
  'ask_approval',
  'stock_out',
  'restock',
  'fail',
  'return',
  'reship',
  'cancel',
  'cancel_line',
] as const;
export type OrderAction = (typeof ORDER_ACTIONS)[number];

/** A provider order as /control lists it. */
export type ControlOrder = {
  service: 'printful' | 'printify';
  id: string;
  externalId: string | null;
  status: string;
  /** True once the merchant confirmed it (Printful) or sent it to production (Printify). */
  confirmed: boolean;
  itemCount: number;
  shipments: { id: string; trackingNumber: string; delivered: boolean }[];
  createdAtMs: number;
  /** What can be done to it now. */
  actions: OrderAction[];
  /** What autopilot would do next, if anything. */
  next: OrderAction | null;
};

/** What a reset leaves: who listens to webhooks, for a fresh start without a new registration. */
export type Kept = { webhooks: boolean };

/** One provider's side of the sandbox. */
export type PodService = {
  name: 'printful' | 'printify';
  /** Mounted under `/<name>`. */
  app: Hono;
  orders: () => ControlOrder[];
  /** Moves an order on. Throws an Error with a readable message when it is not possible now. */
  act: (id: string, action: OrderAction, options?: { reason?: string }) => void;
  /** Forgets all orders and, unless they are kept, webhook registrations; the catalogue stays. */
  reset: (kept?: Kept) => void;
  /** The whole state, for assertions at the provider's side. JSON-serialisable. */
  dump: () => unknown;
};
