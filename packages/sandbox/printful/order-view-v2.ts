import type { World } from '../core/world';
import { costsOf, retailCostsOf } from './costs';
import { money } from './money';
import type { Order, OrderItem } from './order';
import { costsView } from './order-view-v1';
import { baseUrl, STORE } from './store';
import { iso } from './time';

export const orderUrl = (order: Order, world: World): string => `${baseUrl(world)}/v2/orders/${order.id}`;

/** What the list prints of an order: everything but customization and two of the links. */
export function orderSummaryV2(order: Order, world: World) {
  const url = orderUrl(order, world);
  const { content } = order;
  return {
    id: order.id,
    external_id: order.externalId,
    store_id: STORE.id,
    shipping: content.shipping,
    status: world.faults.statusOf('printful', order),
    created_at: iso(order.createdMs),
    updated_at: iso(order.updatedMs),
    recipient: content.recipient,
    costs: costsV2(order, world.clock.now()),
    retail_costs: retailCostsV2(order, world.clock.now()),
    order_items: content.items.map((item) => itemSummaryV2(item, order, world)),
    _links: {
      self: { href: url },
      order_items: { href: `${url}/order-items` },
      shipments: { href: `${url}/shipments` },
    },
  };
}

/** The single order. Shipments are behind a link: v2 never embeds them. */
export function orderViewV2(order: Order, world: World) {
  const url = orderUrl(order, world);
  const summary = orderSummaryV2(order, world);
  const { gift, packingSlip } = order.content;
  return {
    ...summary,
    customization: gift || packingSlip ? { gift, packing_slip: packingSlip } : null,
    _links: {
      ...summary._links,
      order_confirmation: { href: `${url}/confirmation` },
      order_invoices: { href: `${url}/invoices` },
    },
  };
}

export const costsAreReady = (order: Order, nowMs: number): boolean => nowMs >= order.costsReadyAtMs;

function costsV2(order: Order, nowMs: number) {
  if (costsAreReady(order, nowMs)) {
    return { calculation_status: 'done', ...costsView(costsOf(order.content, order.createdMs), money) };
  }
  const unknown = costsView(costsOf(order.content, order.createdMs), () => null);
  return { calculation_status: 'calculating', ...unknown, currency: null };
}

function retailCostsV2({ content, costsReadyAtMs }: Order, nowMs: number) {
  const costs = retailCostsOf(content);
  const ready = nowMs >= costsReadyAtMs;
  const orNull = (minor: number | null) => (ready && minor !== null ? money(minor) : null);
  return {
    calculation_status: ready ? 'done' : 'calculating',
    currency: content.retail.currency,
    subtotal: orNull(costs.subtotalMinor),
    discount: money(costs.discountMinor),
    shipping: money(costs.shippingMinor),
    vat: money(0),
    tax: money(costs.taxMinor),
    total: orNull(costs.totalMinor),
  };
}

function itemSummaryV2(item: OrderItem, order: Order, world: World) {
  return {
    id: item.id,
    type: 'order_item',
    source: 'catalog',
    catalog_variant_id: item.variant.id,
    external_id: item.externalId,
    quantity: item.quantity,
    name: item.name,
    price: money(item.variant.priceMinor),
    retail_price: item.retailMinor === null ? null : money(item.retailMinor),
    currency: STORE.currency,
    retail_currency: order.content.retail.currency,
    _links: { self: { href: `${orderUrl(order, world)}/order-items/${item.id}` } },
  };
}

/** The full item of `/order-items`, with its print files as placements. */
export function itemViewV2(item: OrderItem, order: Order, world: World) {
  const { technique, placement } = item.variant.blank;
  return {
    ...itemSummaryV2(item, order, world),
    placements: item.files.map((file) => ({
      placement: file.placement,
      technique: technique.key,
      print_area_type: 'simple',
      layers: [
        {
          type: 'file',
          url: file.url,
          layer_options: [],
          position: { width: placement.widthInches, height: placement.heightInches, top: 0, left: 0 },
        },
      ],
      placement_options: [],
      status: 'ok',
      status_explanation: '',
    })),
    product_options: [],
  };
}
