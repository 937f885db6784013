import type { Difference } from './_printify-structure';

/** Where the sandbox answers otherwise than a documented example. Each one has to be met by the tests. */
export const DIFFERENCES: Difference[] = [
  {
    fixture: 'orders.get.response',
    at: '$.metadata.shop_order_id',
    reason: "a number only for a sales channel's order; an API order echoes the external_id string",
  },
  {
    fixture: 'orders.list.page1.response',
    at: '$.data[].metadata.shop_order_id',
    reason: "a number only for a sales channel's order",
  },
  {
    fixture: 'orders.list.page2.response',
    at: '$.data[].metadata.shop_order_id',
    reason: "a number only for a sales channel's order",
  },
  {
    fixture: 'orders.express.submit.response.data',
    at: '$[].attributes.line_items[].sent_to_production_at',
    reason: 'the older example shows orders that were already sent; a new one has null, as the newer example says',
  },
];

/** Examples that no answer of the sandbox is held against. */
export const LEFT_OUT: Record<string, string> = {
  'error.400.8203.image_low_quality': 'the sandbox does not look at print quality',
  'orders.send_to_production.response.olddocs': 'superseded: the current documents answer { id }',
  'webhook.event.personalization_preview_task_processed.composed': 'personalisation is not part of the sandbox',
};

/** Documented operations the sandbox does not serve: no shop feature needs them. */
export const NOT_SERVED = [
  'GET /v1/shops/{}/products/{}/gpsr.json',
  'GET /v1/shops/{}/products/{}/personalization_options.json',
  'GET /v1/shops/{}/products/{}/personalization_previews/tasks/{}.json',
  'POST /v1/shops/{}/products/{}/personalization.json',
  'POST /v1/shops/{}/products/{}/personalization_previews.json',
];

/** The index repeats slips of the official document; these are the paths of its HTML pages, and of live calls. */
export const CORRECTED_PATHS: Record<string, string> = {
  'GET /v1/catalog/blueprints/{}/print_providers/shipping.json':
    'GET /v1/catalog/blueprints/{}/print_providers/{}/shipping.json',
  ...Object.fromEntries(
    ['standard', 'priority', 'express', 'economy'].map((method) => [
      `GET /v1/catalog/blueprints/{}/print_providers/shipping/${method}.json`,
      'GET /v2/catalog/blueprints/{}/print_providers/{}/shipping/{}.json',
    ]),
  ),
};
