import type { World } from '../core/world';
import { pictureUrl } from './catalogue';
import { type Costs, costsOf, retailCostsOf } from './costs';
import { countryByCode } from './countries';
import { fileView } from './file-view-v1';
import { money } from './money';
import { type Order, type OrderContent, type OrderItem, quantityOf, type Shipment } from './order';
import { ratesFor } from './rates';
import { STORE } from './store';
import { day, unix } from './time';

/** The v1 order as GET, POST and every v1 webhook print it: unix seconds, money as strings. */
export function orderViewV1(order: Order, world: World) {
  const { content } = order;
  return {
    id: order.id,
    external_id: order.externalId,
    store: STORE.id,
    status: world.faults.statusOf('printful', order),
    // Seen in the wild, but no document names it: only a message tells why.
    error: null,
    shipping: content.shipping,
    shipping_service_name: serviceName(order),
    created: unix(order.createdMs),
    updated: unix(order.updatedMs),
    recipient: content.recipient,
    notes: null,
    items: content.items.map((item) => itemView(item, world)),
    branding_items: [],
    incomplete_items: [],
    is_sample: false,
    needs_approval: false,
    not_synced: false,
    has_discontinued_items: content.items.some((item) => item.variant.stock === 'discontinued'),
    can_change_hold: order.status === 'onhold',
    costs: costsView(costsOf(content, order.createdMs), money),
    retail_costs: retailView(content, money),
    ...(order.status === 'fulfilled' && { pricing_breakdown: [breakdown(order)] }),
    shipments: order.shipments.map((shipment) => shipmentViewV1(shipment)),
    gift: content.gift,
    packing_slip: content.packingSlip,
    dashboard_url: dashboardUrl(order),
  };
}

export const dashboardUrl = (order: Order): string => `https://www.printful.com/dashboard?order_id=${order.id}`;

function itemView(item: OrderItem, world: World) {
  const { variant, syncVariant } = item;
  return {
    id: item.id,
    external_id: item.externalId,
    variant_id: variant.id,
    ...(syncVariant && { sync_variant_id: syncVariant.id, external_variant_id: syncVariant.externalId }),
    quantity: item.quantity,
    price: money(variant.priceMinor),
    retail_price: item.retailMinor === null ? null : money(item.retailMinor),
    name: item.name,
    product: {
      variant_id: variant.id,
      product_id: variant.blank.id,
      image: pictureUrl(world.origin(), variant),
      name: variant.name,
    },
    files: item.files.map((file) => fileView(file, variant.blank, world.clock.now(), world.prints)),
    options: [],
    sku: syncVariant?.sku ?? null,
    discontinued: variant.stock === 'discontinued',
    out_of_stock: variant.stock === 'out_of_stock',
  };
}

/** `print` is `money` for orders and a plain number for estimates. */
export function costsView<T>(costs: Costs, print: (minor: number) => T) {
  return {
    currency: STORE.currency,
    subtotal: print(costs.subtotalMinor),
    discount: print(0),
    shipping: print(costs.shippingMinor),
    digitization: print(0),
    additional_fee: print(0),
    fulfillment_fee: print(0),
    retail_delivery_fee: print(0),
    tax: print(costs.taxMinor),
    vat: print(costs.vatMinor),
    total: print(costs.totalMinor),
  };
}

export function retailView<T>(content: OrderContent, print: (minor: number) => T) {
  const costs = retailCostsOf(content);
  const orNull = (minor: number | null) => (costs.totalMinor === null || minor === null ? null : print(minor));
  return {
    currency: content.retail.currency,
    subtotal: orNull(costs.subtotalMinor),
    discount: orNull(costs.discountMinor),
    shipping: orNull(costs.shippingMinor),
    tax: orNull(costs.taxMinor),
    vat: orNull(0),
    total: orNull(costs.totalMinor),
  };
}

function breakdown(order: Order) {
  const paidMinor = retailCostsOf(order.content).totalMinor ?? 0;
  const costMinor = costsOf(order.content, order.createdMs).totalMinor;
  return {
    customer_pays: money(paidMinor),
    printful_price: money(costMinor),
    profit: money(paidMinor - costMinor),
    currency_symbol: STORE.currency,
  };
}

function serviceName({ content, createdMs }: Order): string {
  const country = countryByCode(content.recipient.country_code);
  const rates = country ? ratesFor(country, quantityOf(content.items), createdMs) : [];
  return rates.find((rate) => rate.id === content.shipping)?.name ?? content.shipping;
}

export function shipmentViewV1(shipment: Shipment) {
  return {
    id: shipment.id,
    carrier: shipment.carrier,
    service: shipment.service,
    tracking_number: shipment.trackingNumber,
    tracking_url: shipment.trackingUrl,
    created: unix(shipment.shippedMs),
    ship_date: day(shipment.shippedMs),
    shipped_at: unix(shipment.shippedMs),
    reshipment: shipment.isReshipment,
    status: shipment.returnedMs === null ? 'shipped' : 'returned',
    estimated_delivery_dates: { from: unix(shipment.estimatedFromMs), to: unix(shipment.estimatedToMs) },
    items: shipment.items.map((item) => ({ item_id: item.itemId, quantity: item.quantity, picked: 1, printed: 1 })),
  };
}
