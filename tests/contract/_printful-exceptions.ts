import type { Exception } from './_printful-spec';

const of = (schema: string, fields: string) => fields.split(' ').map((field) => `${schema}.${field}`);
const LEFT_OUT = 'company address2 phone email tax_number';
const SLIP = 'email phone message logo_url store_name custom_order_id';

/** Where the documents contradict themselves or what the service was seen to do. */
export const EXCEPTIONS: readonly Exception[] = [
  {
    version: 'v1',
    may: 'be null',
    at: [
      ...of('Address', LEFT_OUT),
      ...of('Item', 'external_id retail_price sku'),
      ...of('Order', 'gift packing_slip'),
    ],
    reason: 'the orders printed in the documents show null for what the merchant left out',
  },
  {
    version: 'v2',
    may: 'be null',
    at: [...of('Address', LEFT_OUT), ...of('AddressReadonly', LEFT_OUT), 'Order.customization'],
    reason: 'as in v1; the printed v2 order shows customization as null',
  },
  {
    version: 'v2',
    may: 'be null',
    at: [...of('CatalogItemSummary', 'retail_price'), ...of('CustomizationReadonly', 'gift packing_slip')],
    reason: 'the printed v2 order shows a null retail price; a gift needs no packing slip',
  },
  {
    version: 'v2',
    may: 'be absent',
    at: of('MeasurementValue', 'min_value max_value'),
    reason: 'a measure is either one value or a range, the schema says itself',
  },
  {
    version: 'v1',
    may: 'be null',
    at: of('PackingSlip', SLIP),
    reason: 'one field is enough for a packing slip, the schema says itself',
  },
  {
    version: 'v1',
    may: 'be absent',
    at: of('Item', 'sync_variant_id external_variant_id warehouse_product_variant_id product_template_id'),
    reason: 'an item has the ids of its kind only',
  },
  {
    version: 'v1',
    may: 'be absent',
    at: ['Order.pricing_breakdown', 'OrderEvent.pricing_breakdown'],
    reason: 'printed for completed orders only',
  },
  {
    version: 'v1',
    may: 'be null',
    at: of('File', 'hash size width height dpi thumbnail_url preview_url'),
    reason: 'a file that waits to be fetched has none of them yet',
  },
  {
    version: 'v1',
    may: 'be a number',
    at: ['Shipment.shipped_at'],
    reason: 'typed string, its example is unix seconds',
  },
  {
    version: 'v1',
    may: 'be a number',
    at: ['OrderEstimateCosts.digitization'],
    reason: 'the only string among the numbers of an estimate, and its example is a number',
  },
  {
    version: 'v1',
    may: 'be a string',
    at: of('ShippingInfo', 'minDeliveryDate maxDeliveryDate'),
    reason: 'typed integer, their examples are days',
  },
  {
    version: 'v1',
    may: 'be null',
    at: ['Variant.color_code2'],
    reason: 'most goods have one colour; v2 says nullable',
  },
  { version: 'v1', may: 'be null', at: ['WebhookInfo.url'], reason: 'a store without webhooks has no url' },
  {
    version: 'v1',
    may: 'be absent',
    at: of('GenerationTask', 'error mockups printfiles'),
    reason: 'a printed task that is pending has its key and status only',
  },
  {
    version: 'v2',
    may: 'be beyond its list',
    at: ['OAuthScope.value'],
    reason: 'its list has webhooks/read twice and webhooks, which the names beside it have, not at all',
  },
  {
    version: 'v2',
    may: 'lack what it never describes',
    at: ['AdditionalPlacements', 'Layers', 'VariantTechniquePrice', 'MockupGeneratorTask'],
    reason: 'they require fields that they do not have, nor do their examples',
  },
];
