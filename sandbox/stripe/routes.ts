import { createHash } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import type { Account } from './account';
import { passesLuhn, TEST_CARDS } from './cards';
import { ApiError, badCard, find, invalidParam, noSuch, refused } from './errors';
import { EVENT_CHOICES } from './event-types';
import { emit } from './events';
import type { FormTree } from './form';
import { customerId, otherId, webhookSecret } from './ids';
import { checkAmount, readCurrency } from './money';
import { newIntent, newPaymentMethod } from './new-objects';
import { API_VERSION, type Cause, type PaymentIntent, type PaymentMethod } from './objects';
import * as p from './params';
import {
  cancelIntent,
  captureIntent,
  confirmIntent,
  finishChallenge,
  keepMethod,
  methodOf,
  refundCharge,
} from './payments';
import { fullAddress, fullShipping, mergeMetadata } from './values';

export type Caller = { secret: boolean; cause: Cause; form: FormTree };
export type Env = { Variables: { caller: Caller } };

const billing = z.strictObject({
  address: p.address.optional(),
  email: p.emptyable(z.string()),
  name: p.emptyable(z.string()),
  phone: p.emptyable(z.string()),
  tax_id: p.emptyable(z.string()),
});
const cardData = z.looseObject({ number: p.text(), exp_month: p.whole, exp_year: p.whole, cvc: z.string().optional() });
const methodData = z.looseObject({ type: z.enum(['card']), card: cardData, billing_details: billing.optional() });
const createIntent = z.strictObject({
  amount: p.whole,
  currency: p.text(3),
  automatic_payment_methods: z
    .strictObject({ enabled: p.flag, allow_redirects: z.enum(['always', 'never']).optional() })
    .optional(),
  capture_method: z.enum(['automatic', 'automatic_async', 'manual']).optional(),
  customer: p.text().optional(),
  description: p.emptyable(z.string()),
  metadata: p.metadata,
  receipt_email: p.emptyable(z.string()),
  shipping: p.shipping.optional(),
  payment_method: p.text().optional(),
  confirm: p.flag.optional(),
  return_url: p.text().optional(),
  expand: z.array(z.string()).optional(),
});
const confirmParams = z.looseObject({
  client_secret: p.text().optional(),
  payment_method: p.text().optional(),
  payment_method_data: methodData.optional(),
  return_url: p.text().optional(),
  use_stripe_sdk: p.flag.optional(),
  receipt_email: p.emptyable(z.string()),
  shipping: p.shipping.optional(),
});
const createRefund = z.strictObject({
  payment_intent: p.text().optional(),
  charge: p.text().optional(),
  amount: p.whole.optional(),
  reason: z.enum(['duplicate', 'fraudulent', 'requested_by_customer']).optional(),
  metadata: p.metadata,
});
const createEndpoint = z.strictObject({
  url: p.text(),
  enabled_events: z.array(z.enum(EVENT_CHOICES)),
  api_version: z.enum([API_VERSION]).optional(),
  description: p.emptyable(z.string()),
  metadata: p.metadata,
});

/** What a publishable key may see of a payment. */
const PUBLIC_FIELDS = [
  'id',
  'object',
  'amount',
  'automatic_payment_methods',
  'canceled_at',
  'cancellation_reason',
  'capture_method',
  'client_secret',
  'confirmation_method',
  'created',
  'currency',
  'description',
  'last_payment_error',
  'livemode',
  'next_action',
  'payment_method',
  'payment_method_types',
  'processing',
  'receipt_email',
  'setup_future_usage',
  'shipping',
  'status',
] as const;

export function routes(account: Account): Hono<Env> {
  const app = new Hono<Env>();
  const now = () => account.world.clock.seconds();
  const intentView = (c: Context<Env>, intent: PaymentIntent) => {
    if (c.get('caller').secret) return expanded(account, intent, expandOf(c));
    return Object.fromEntries(PUBLIC_FIELDS.map((field) => [field, intent[field]]));
  };
  const intentOf = (c: Context<Env>, param = 'id'): PaymentIntent => {
    const id = c.req.param(param) ?? '';
    const intent = find(account.paymentIntents, 'payment_intent', id, 'intent');
    const { secret, form } = c.get('caller');
    if (!secret && (form['client_secret'] ?? c.req.query('client_secret')) !== intent.client_secret) {
      throw noSuch('payment_intent', id, 'intent');
    }
    return intent;
  };
  const secretOnly = (c: Context<Env>) => {
    if (!c.get('caller').secret)
      throw new ApiError(403, {
        type: 'invalid_request_error',
        message: 'This API call cannot be made with a publishable API key. Please use a secret API key.',
      });
  };

  app.post('/v1/payment_intents', (c) => {
    secretOnly(c);
    const { cause, form } = c.get('caller');
    if ('payment_method_types' in form) {
      throw invalidParam(
        'payment_method_types',
        'The payment_method_types parameter is no longer supported.',
        'payment_method_types_no_longer_supported',
      );
    }
    const sent = p.readParams(createIntent, form);
    const currency = readCurrency(sent.currency);
    checkAmount(sent.amount, currency);
    const intent = newIntent({
      amount: sent.amount,
      currency,
      captureMethod: sent.capture_method ?? 'automatic_async',
      created: now(),
      customer: sent.customer ?? null,
      description: sent.description ?? null,
      metadata: mergeMetadata({}, sent.metadata),
      receiptEmail: sent.receipt_email ?? null,
      shipping: sent.shipping ? fullShipping(sent.shipping) : null,
    });
    account.paymentIntents.set(intent.id, intent);
    emit(account, cause, 'payment_intent.created', intent);
    if (sent.payment_method) {
      const method = methodOf(account, sent.payment_method);
      intent.payment_method = method.id;
      intent.status = 'requires_confirmation';
      if (sent.confirm)
        confirmIntent(account, intent, method, { useStripeSdk: false, returnUrl: sent.return_url ?? null, cause });
    }
    return c.json(intentView(c, intent));
  });

  app.get('/v1/payment_intents', (c) => (secretOnly(c), c.json(list(c, account.paymentIntents, (row) => row))));
  app.get('/v1/payment_intents/:id', (c) => c.json(intentView(c, intentOf(c))));

  app.post('/v1/payment_intents/:id', (c) => {
    secretOnly(c);
    const intent = intentOf(c);
    const sent = p.readParams(createIntent.partial(), c.get('caller').form);
    if (sent.amount !== undefined) {
      if (!intent.status.startsWith('requires_') || intent.status === 'requires_capture')
        throw refused('This PaymentIntent’s amount could not be updated.', { code: 'payment_intent_unexpected_state' });
      checkAmount(sent.amount, intent.currency);
      intent.amount = sent.amount;
    }
    intent.metadata = mergeMetadata(intent.metadata, sent.metadata);
    if (sent.shipping) intent.shipping = fullShipping(sent.shipping);
    if (sent.receipt_email !== undefined) intent.receipt_email = sent.receipt_email;
    return c.json(intentView(c, intent));
  });

  app.post('/v1/payment_intents/:id/confirm', (c) => {
    const intent = intentOf(c);
    const { cause, form } = c.get('caller');
    const sent = p.readParams(confirmParams, form);
    if (sent.shipping) intent.shipping = fullShipping(sent.shipping);
    if (sent.receipt_email !== undefined) intent.receipt_email = sent.receipt_email;
    const method = sent.payment_method_data
      ? makeMethod(account, sent.payment_method_data)
      : methodOf(account, sent.payment_method ?? intent.payment_method ?? '');
    confirmIntent(account, intent, method, {
      useStripeSdk: sent.use_stripe_sdk ?? false,
      returnUrl: sent.return_url ?? null,
      cause,
    });
    return c.json(intentView(c, intent));
  });

  app.post('/v1/sandbox/challenge/:id', (c) => {
    const intent = intentOf(c);
    const { outcome } = p.readParams(z.looseObject({ outcome: z.enum(['complete', 'fail']) }), c.get('caller').form);
    finishChallenge(account, intent, outcome);
    return c.json(intentView(c, intent));
  });

  app.post('/v1/payment_intents/:id/capture', (c) => {
    secretOnly(c);
    const intent = intentOf(c);
    const { cause, form } = c.get('caller');
    const sent = p.readParams(z.strictObject({ amount_to_capture: p.whole.optional() }), form);
    captureIntent(account, intent, sent.amount_to_capture ?? intent.amount_capturable, cause);
    return c.json(intentView(c, intent));
  });

  app.post('/v1/payment_intents/:id/cancel', (c) => {
    secretOnly(c);
    const intent = intentOf(c);
    const { cause, form } = c.get('caller');
    const sent = p.readParams(
      z.strictObject({
        cancellation_reason: z.enum(['abandoned', 'duplicate', 'fraudulent', 'requested_by_customer']).optional(),
      }),
      form,
    );
    cancelIntent(account, intent, sent.cancellation_reason ?? null, cause);
    return c.json(intentView(c, intent));
  });

  app.post('/v1/payment_methods', (c) => {
    const sent = p.readParams(methodData, c.get('caller').form);
    return c.json(makeMethod(account, sent));
  });

  app.post('/v1/refunds', (c) => {
    secretOnly(c);
    const { cause, form } = c.get('caller');
    const sent = p.readParams(createRefund, form);
    const intent = sent.payment_intent
      ? find(account.paymentIntents, 'payment_intent', sent.payment_intent, 'payment_intent')
      : null;
    const chargeId = sent.charge ?? intent?.latest_charge;
    if (!chargeId)
      throw refused('One of the following params should be provided for this request: payment_intent or charge.');
    const charge = find(account.charges, 'charge', chargeId, 'charge');
    return c.json(
      refundCharge(account, charge, {
        amount: sent.amount,
        reason: sent.reason ?? null,
        metadata: mergeMetadata({}, sent.metadata),
        cause,
      }),
    );
  });
  app.get('/v1/refunds', (c) => {
    secretOnly(c);
    const wanted = c.req.query('payment_intent');
    return c.json(
      list(c, account.refunds, (row) => (wanted === undefined || row.payment_intent === wanted ? row : null)),
    );
  });
  app.get('/v1/refunds/:id', (c) => (secretOnly(c), c.json(find(account.refunds, 'refund', c.req.param('id')))));

  app.get('/v1/charges', (c) => {
    secretOnly(c);
    const wanted = c.req.query('payment_intent');
    return c.json(
      list(c, account.charges, (row) => (wanted === undefined || row.payment_intent === wanted ? row : null)),
    );
  });
  app.get('/v1/charges/:id', (c) => (secretOnly(c), c.json(find(account.charges, 'charge', c.req.param('id')))));
  app.get(
    '/v1/balance_transactions/:id',
    (c) => (secretOnly(c), c.json(find(account.balanceTransactions, 'balance transaction', c.req.param('id')))),
  );
  app.get('/v1/disputes', (c) => (secretOnly(c), c.json(list(c, account.disputes, (row) => row))));
  app.get('/v1/disputes/:id', (c) => (secretOnly(c), c.json(find(account.disputes, 'dispute', c.req.param('id')))));

  app.post('/v1/customers', (c) => {
    secretOnly(c);
    const { cause, form } = c.get('caller');
    const sent = p.readParams(
      z.strictObject({ email: p.emptyable(z.string()), name: p.emptyable(z.string()), metadata: p.metadata }),
      form,
    );
    const customer = {
      id: customerId(),
      object: 'customer' as const,
      balance: 0,
      created: now(),
      default_source: null,
      description: null,
      email: sent.email ?? null,
      invoice_settings: { custom_fields: null, default_payment_method: null, footer: null, rendering_options: null },
      livemode: false,
      metadata: mergeMetadata({}, sent.metadata),
      name: sent.name ?? null,
      shipping: null,
    };
    account.customers.set(customer.id, customer);
    emit(account, cause, 'customer.created', customer);
    return c.json(customer);
  });
  app.get('/v1/customers/:id', (c) => (secretOnly(c), c.json(find(account.customers, 'customer', c.req.param('id')))));

  app.get('/v1/events', (c) => {
    secretOnly(c);
    const types = c.req.queries('types[]') ?? [];
    const type = c.req.query('type');
    return c.json(
      list(c, account.events, (row) =>
        (types.length === 0 || types.includes(row.type)) && (type === undefined || row.type === type) ? row : null,
      ),
    );
  });
  app.get('/v1/events/:id', (c) => (secretOnly(c), c.json(find(account.events, 'event', c.req.param('id')))));

  app.post('/v1/webhook_endpoints', (c) => {
    secretOnly(c);
    const sent = p.readParams(createEndpoint, c.get('caller').form);
    if (!URL.canParse(sent.url))
      throw invalidParam('url', 'Invalid URL: An explicit scheme (such as https) must be provided.', 'url_invalid');
    const endpoint = {
      id: otherId('we'),
      object: 'webhook_endpoint' as const,
      api_version: sent.api_version ?? null,
      application: null,
      created: now(),
      description: sent.description ?? null,
      enabled_events: sent.enabled_events,
      livemode: false as const,
      metadata: mergeMetadata({}, sent.metadata),
      status: 'enabled' as const,
      url: sent.url,
    };
    const secret = webhookSecret();
    account.webhookEndpoints.set(endpoint.id, endpoint);
    account.webhookSecrets.set(endpoint.id, secret);
    return c.json({ ...endpoint, secret });
  });
  app.get('/v1/webhook_endpoints', (c) => (secretOnly(c), c.json(list(c, account.webhookEndpoints, (row) => row))));
  app.get(
    '/v1/webhook_endpoints/:id',
    (c) => (secretOnly(c), c.json(find(account.webhookEndpoints, 'webhook endpoint', c.req.param('id')))),
  );
  app.delete('/v1/webhook_endpoints/:id', (c) => {
    secretOnly(c);
    const { id } = find(account.webhookEndpoints, 'webhook endpoint', c.req.param('id'));
    account.webhookEndpoints.delete(id);
    return c.json({ id, object: 'webhook_endpoint', deleted: true });
  });
  return app;
}

function makeMethod(account: Account, sent: z.output<typeof methodData>): PaymentMethod {
  const number = sent.card.number.replaceAll(/[\s-]/g, '');
  if (!passesLuhn(number)) throw badCard('incorrect_number', 'Your card number is incorrect.', 'number');
  const card = TEST_CARDS.get(number);
  if (!card)
    throw badCard(
      'card_declined',
      'Your card was declined. Your request was in test mode, but used a non test card.',
      'number',
      'test_mode_live_card',
    );
  const year = sent.card.exp_year < 100 ? 2000 + sent.card.exp_year : sent.card.exp_year;
  const details = sent.billing_details;
  const method = newPaymentMethod(
    card,
    { month: sent.card.exp_month, year },
    {
      address: fullAddress(details?.address),
      email: details?.email ?? null,
      name: details?.name ?? null,
      phone: details?.phone ?? null,
      tax_id: details?.tax_id ?? null,
    },
    account.world.clock.seconds(),
  );
  keepMethod(account, method, card);
  return method;
}

const expandOf = (c: Context<Env>): string[] => {
  const { expand } = c.get('caller').form;
  const sent = Array.isArray(expand) ? expand.filter((word): word is string => typeof word === 'string') : [];
  return [
    ...sent,
    ...Object.entries(c.req.query()).flatMap(([key, value]) => (/^expand\[\d*\]$/.test(key) ? [value] : [])),
  ];
};

function expanded(account: Account, intent: PaymentIntent, fields: string[]): Record<string, unknown> {
  return {
    ...intent,
    ...(fields.includes('latest_charge') && intent.latest_charge
      ? { latest_charge: account.charges.get(intent.latest_charge) }
      : {}),
    ...(fields.includes('payment_method') && intent.payment_method
      ? { payment_method: account.paymentMethods.get(intent.payment_method) }
      : {}),
  };
}

/** Newest first, ten unless told, from a cursor. */
function list<T extends { id: string; created: number }>(
  c: Context<Env>,
  things: Map<string, T>,
  keep: (row: T) => T | null,
) {
  const limit = Number(c.req.query('limit') ?? 10);
  if (!Number.isInteger(limit) || limit < 1 || limit > 100)
    throw invalidParam('limit', 'limit must be between 1 and 100');
  const since = Number(c.req.query('created[gte]') ?? 0);
  const before = Number(c.req.query('created[lte]') ?? Number.MAX_SAFE_INTEGER);
  const rows = [...things.values()]
    .reverse()
    .filter((row) => keep(row) !== null && row.created >= since && row.created <= before);
  const from = c.req.query('starting_after');
  const start = from === undefined ? 0 : rows.findIndex(({ id }) => id === from) + 1;
  if (from !== undefined && start === 0) throw noSuch('object', from, 'starting_after');
  const data = rows.slice(start, start + limit);
  return {
    object: 'list',
    url: new URL(c.req.url).pathname.replace(/^\/stripe/, ''),
    has_more: start + limit < rows.length,
    data,
  };
}

export const paramsHash = (method: string, path: string, text: string) =>
  createHash('sha256').update(`${method} ${path}\n${text}`).digest('hex');
