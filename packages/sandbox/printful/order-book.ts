import type { Clock } from '../core/clock';
import { badRequest, notFound } from './errors';
import type { Order, OrderContent, OrderStatus, Shipment } from './order';
import { canMove, MOVES, type Move, type Trigger } from './order-state';
import { atHand, ship, unshipped } from './shipments';
import { SECOND_MS } from './time';

const COST_CALCULATION_MS = 2 * SECOND_MS;
const ID_BASE = 170_000_000;
const ID_EPOCH_SECONDS = Date.UTC(2026, 0, 1) / 1000;

/** What moved, for the webhooks. `shipments` are those the move is about. */
export type Moved = { order: Order; trigger: Trigger; shipments: Shipment[]; reason: string };

/** The store's orders. Every change goes through `move`, so that none happens without its events. */
export class OrderBook {
  #clock: Clock;
  #announce: (moved: Moved) => void;
  #orders = new Map<number, Order>();
  /** By every external id ever used. Those of canceled and deleted orders stay: they are burnt for good. */
  #byExternalId = new Map<string, Order>();
  #lastId: number;

  constructor(clock: Clock, announce: (moved: Moved) => void) {
    this.#clock = clock;
    this.#announce = announce;
    // Ids start with the time, so that a sandbox started anew does not hand out those of the one before.
    this.#lastId = ID_BASE + Math.max(0, clock.seconds() - ID_EPOCH_SECONDS);
  }

  nextId = (): number => ++this.#lastId;

  /** Newest first. */
  all(): Order[] {
    return [...this.#orders.values()].reverse();
  }

  externalIds(): string[] {
    return [...this.#byExternalId.keys()];
  }

  /** `ref` is an id or `@external_id`. Throws 404. */
  find(ref: string): Order {
    const order = ref.startsWith('@') ? this.byExternalId(ref.slice(1)) : this.#orders.get(Number(ref));
    if (!order) throw notFound();
    return order;
  }

  byExternalId(externalId: string): Order | undefined {
    const order = this.#byExternalId.get(externalId);
    return order && this.#orders.get(order.id);
  }

  /** Throws OR-13 for an external id that was ever used. */
  create(externalId: string | null, content: OrderContent): Order {
    if (externalId !== null && this.#byExternalId.has(externalId)) {
      throw badRequest('Order with this External ID already exists', 'OR-13');
    }
    const nowMs = this.#clock.now();
    const order: Order = {
      id: this.nextId(),
      externalId,
      status: 'draft',
      stuckParcel: null,
      heldFrom: null,
      confirmations: 0,
      error: null,
      createdMs: nowMs,
      updatedMs: nowMs,
      costsReadyAtMs: nowMs + COST_CALCULATION_MS,
      content,
      shipments: [],
    };
    this.#orders.set(order.id, order);
    if (externalId !== null) this.#byExternalId.set(externalId, order);
    this.#announce({ order, trigger: 'create', shipments: [], reason: '' });
    return order;
  }

  /** Throws OR-1 unless the order is still a draft or failed. */
  assertEditable(order: Order): void {
    if (!canMove(order, 'edit')) throw badRequest('Order can no longer be edited', 'OR-1');
  }

  edit(order: Order, content: OrderContent): void {
    this.assertEditable(order);
    order.content = content;
    order.costsReadyAtMs = this.#clock.now() + COST_CALCULATION_MS;
    this.move(order, 'edit');
  }

  delete(order: Order): void {
    this.#orders.delete(order.id);
  }

  /** Ids go on where they were. */
  forget(): void {
    this.#orders.clear();
    this.#byExternalId.clear();
  }

  /** Throws 400 where the table has no such move now. */
  move(order: Order, trigger: Trigger, reason = ''): void {
    if (!canMove(order, trigger)) {
      throw badRequest(`Order can not be ${PAST[trigger]}, its current status is "${order.status}"`);
    }
    const move: Move = MOVES[trigger];
    const before = order.status;
    order.status = typeof move.to === 'function' ? move.to(order) : move.to;
    order.updatedMs = this.#clock.now();
    remember(order, trigger, before, reason);
    if (trigger === 'stockOut') order.stuckParcel = this.nextId();
    this.#announce({ order, trigger, shipments: this.#moveShipments(order, trigger), reason });
    if (trigger === 'restock' || trigger === 'shipSome' || trigger === 'shipAll') order.stuckParcel = null;
  }

  #moveShipments(order: Order, trigger: Trigger): Shipment[] {
    const nowMs = this.#clock.now();
    const pieces = unshipped(order);
    let waiting = order.stuckParcel;
    const parcelId = () => {
      const id = waiting ?? this.nextId();
      waiting = null;
      return id;
    };
    switch (trigger) {
      case 'shipSome':
        return [ship(order, pieces.slice(0, Math.floor(pieces.length / 2)), parcelId, nowMs)];
      case 'shipAll':
        return [ship(order, pieces, parcelId, nowMs)];
      case 'deliver': {
        const arriving = order.shipments.filter((each) => each.deliveredMs === null && atHand(each));
        for (const shipment of arriving) shipment.deliveredMs = nowMs;
        return arriving;
      }
      case 'return': {
        // Parcels come back one at a time, the first sent first.
        const returning = order.shipments.filter(atHand).slice(0, 1);
        for (const shipment of returning) shipment.returnedMs = nowMs;
        return returning;
      }
      case 'reship': {
        const again = order.content.items.flatMap(({ id, quantity }) => Array.from({ length: quantity }, () => id));
        return [Object.assign(ship(order, again, this.nextId, nowMs), { isReshipment: true })];
      }
      default:
        return [];
    }
  }
}

function remember(order: Order, trigger: Trigger, before: OrderStatus, reason: string): void {
  if (trigger === 'confirm') order.confirmations += 1;
  if (trigger === 'fail' || trigger === 'hold' || trigger === 'askApproval') order.error = reason;
  if (trigger === 'confirm' || trigger === 'release') order.error = null;
  if (order.status !== before) order.heldFrom = trigger === 'hold' || trigger === 'askApproval' ? before : null;
}

const PAST: Readonly<Record<Trigger, string>> = {
  create: 'created',
  edit: 'edited',
  confirm: 'confirmed',
  accept: 'accepted',
  produce: 'produced',
  fail: 'failed',
  hold: 'put on hold',
  askApproval: 'held for an approval',
  stockOut: 'held for stock',
  restock: 'restocked',
  release: 'released',
  shipSome: 'shipped in part',
  shipAll: 'shipped',
  deliver: 'delivered',
  return: 'returned',
  reship: 'sent again',
  cancel: 'canceled',
  cancelByStaff: 'canceled',
  archive: 'archived',
};
