import { hex } from '../core/random';
import { duplicateOrder, invalid, notFound, refused } from './errors';
import { emitForOrder } from './events';
import type { Order, ShippingMethod } from './order';
import { type OrderInput, readAddress, readMethod, requireCountry } from './order-input';
import { type FoundItem, findItems, isInStock, parcelOf, requirePrintFiles, toLine } from './order-lines';
import { type OrderStep, positionAfter } from './order-state';
import { AUTO_APPROVAL_MS } from './settings';
import { requireShipping, shippingByItem } from './shipping';
import type { Shop } from './state';

/** The only way an order changes its status: takes the step and tells `order:updated`. False where it is refused. */
export function move(shop: Shop, order: Order, step: OrderStep): boolean {
  const position = positionAfter(order, step);
  if (!position) return false;
  order.stoppedIn = position.stoppedIn;
  if (order.status !== position.status) {
    order.status = position.status;
    emitForOrder(shop, 'order:updated', order, { status: order.status });
  }
  return true;
}

export function findOrder(shop: Shop, id: string): Order {
  const order = shop.orders.get(id);
  if (!order) throw notFound();
  return order;
}

/** Takes an order. Throws 8103, 8104, 8150, or 409/8503 when the external id was used before, even if canceled. */
export function submitOrder(shop: Shop, input: OrderInput): Order {
  const method = readMethod(input.shipping_method);
  const address = readAddress(input.address_to, method === 'express');
  refuseDuplicate(shop, input.external_id);
  const items = findItems(shop, input.line_items);
  for (const [at, item] of items.entries()) {
    requirePrintFiles(item, at, shop.world.prints);
    if (method === 'economy' && !item.product) {
      throw invalid(8150, 'shipping_method: Economy shipping needs existing products.');
    }
  }
  const costs = requireShipping(items.map(parcelOf), method, requireCountry(address));
  return open(shop, input, { address, method, items, costs });
}

/** Printify Express: what can go fast becomes one order, the rest a second one with standard shipping. */
export function submitExpress(shop: Shop, input: OrderInput): Order[] {
  const address = readAddress(input.address_to, true);
  if (readMethod(input.shipping_method) !== 'express') {
    throw invalid(8150, 'shipping_method: The shipping method must be 3.');
  }
  refuseDuplicate(shop, input.external_id);
  const items = findItems(shop, input.line_items);
  if (items.some(({ product }) => !product)) {
    throw invalid(8150, 'line_items: Printify Express needs existing products.');
  }
  const country = requireCountry(address);
  const isFast = (item: FoundItem) => shippingByItem([parcelOf(item)], 'express', country) !== null;
  const parts: [ShippingMethod, FoundItem[]][] = [
    ['express', items.filter(isFast)],
    ['standard', items.filter((item) => !isFast(item))],
  ];
  return parts
    .filter(([, part]) => part.length > 0)
    .map(([method, part]) => {
      const costs = requireShipping(part.map(parcelOf), method, country);
      return open(shop, input, { address, method, items: part, costs });
    });
}

function refuseDuplicate(shop: Shop, externalId: string): void {
  const existing = [...shop.orders.values()].find((order) => order.externalId === externalId);
  if (existing) throw duplicateOrder(existing);
}

/** `costs`: what sending each of the items costs. */
type Sending = { address: Order['address']; method: ShippingMethod; items: FoundItem[]; costs: number[] };

function open(shop: Shop, input: OrderInput, { address, method, items, costs }: Sending): Order {
  const order: Order = {
    id: hex(24),
    appOrderId: `215014.${shop.orders.size + 1}`,
    externalId: input.external_id,
    label: input.label ?? null,
    address,
    lines: costs.flatMap((cost, at) => {
      const item = items[at];
      return item ? toLine(item, cost) : [];
    }),
    shippingMethod: method,
    status: 'pending',
    stoppedIn: null,
    stopReason: null,
    shipments: [],
    createdAtMs: shop.world.clock.now(),
    sentAtMs: null,
    dispatchedAtMs: null,
    fulfilledAtMs: null,
  };
  shop.orders.set(order.id, order);
  emitForOrder(shop, 'order:created', order);
  schedule(shop, order);
  return order;
}

/** Printify prices an order by itself, and with automatic approval sends it to production a day later. */
function schedule(shop: Shop, order: Order): void {
  const { costCalculationAfterMs, onHoldAfterMs, autoApproval } = shop.settings;
  const later = (ms: number, what: string, run: () => void) =>
    shop.world.clock.after(ms, `Printify order ${order.id}: ${what}`, () => {
      if (shop.orders.get(order.id) === order) run();
    });
  later(costCalculationAfterMs, 'cost calculation', () => move(shop, order, 'calculate'));
  later(onHoldAfterMs, 'on hold', () => move(shop, order, 'price'));
  if (!autoApproval) return;
  later(onHoldAfterMs + AUTO_APPROVAL_MS, 'automatic approval', () => {
    if (order.status === 'on-hold' && order.sentAtMs === null && order.lines.every(isInStock)) send(shop, order);
  });
}

/** Throws 400/8502 unless the order waits on hold with everything in stock. */
export function sendToProduction(shop: Shop, order: Order): void {
  const outOfStock = order.lines.find((line) => !isInStock(line));
  if (order.status === 'on-hold' && outOfStock) {
    throw refused(8502, `"${outOfStock.title}" (${outOfStock.variantLabel}) is out of stock.`);
  }
  if (!send(shop, order)) {
    throw refused(8502, `It is not allowed to sent order to production with status ${order.status}.`);
  }
}

function send(shop: Shop, order: Order): boolean {
  const { clock } = shop.world;
  const wasSentAtMs = order.sentAtMs;
  order.sentAtMs = clock.now();
  if (!move(shop, order, 'send')) {
    order.sentAtMs = wasSentAtMs;
    return false;
  }
  order.dispatchedAtMs = null;
  const sentAtMs = order.sentAtMs;
  clock.after(shop.settings.dispatchAfterMs, `Printify order ${order.id}: dispatched`, () => {
    const isSameSend = shop.orders.get(order.id) === order && order.sentAtMs === sentAtMs;
    if (isSameSend && order.status === 'sending-to-production') dispatch(shop, order);
  });
  return true;
}

/** The print provider has it. Happens once per sending; producing early does it first. */
export function dispatch(shop: Shop, order: Order): void {
  if (order.dispatchedAtMs !== null) return;
  order.dispatchedAtMs = shop.world.clock.now();
  emitForOrder(shop, 'order:sent-to-production', order);
}

/** Throws 400/8502 unless the order is on hold or unpaid. */
export function cancelOrder(shop: Shop, order: Order): void {
  if (!move(shop, order, 'withdraw')) {
    throw refused(8502, `It is not allowed to cancel order with status ${order.status}.`);
  }
}
