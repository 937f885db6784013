import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { documentFolder, documentsAreHere, faultsInAnswers } from './_stripe-documents';
import { ORDER, RETURN_URL, type Scene, SECRET_KEY, sdkFor, setScene, stripeError } from './_stripe-scene';

if (!documentsAreHere) {
  console.warn(`SKIPPED: no Stripe documents in ${documentFolder} (PROVIDER_SPECS names their folder)`);
}

let scene: Scene;
beforeAll(async () => {
  scene = await setScene();
});
afterAll(() => scene.close());
beforeEach(() => scene.server.world.faults.set({}));
afterEach(() => {
  expect(faultsInAnswers(scene.server.answered.splice(0))).toEqual([]);
});

const call = (route: string, params: Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(`${scene.server.origin}${route}`, {
    method: 'POST',
    headers: { Authorization: 'Bearer sk_test_contract0001', ...headers },
    body: new URLSearchParams(params),
  });
const order = { amount: '4200', currency: 'usd' };

describe('a request that is wrong', () => {
  it.each([
    [{ amount: '4200' }, 'parameter_missing', 'currency', 'Missing required param: currency.'],
    [{ ...order, colour: 'red' }, 'parameter_unknown', 'colour', 'Received unknown parameter: colour'],
    [
      { ...order, 'shipping[x]': '1', 'shipping[name]': 'a', 'shipping[address][line1]': 'b' },
      'parameter_unknown',
      'shipping[x]',
      'Received unknown parameter: shipping[x]',
    ],
    [{ ...order, amount: 'abc' }, 'parameter_invalid_integer', 'amount', 'Invalid integer: abc'],
    [{ ...order, amount: '49' }, 'amount_too_small', 'amount', 'Amount must be at least $0.50 usd'],
    [{ ...order, amount: '' }, 'parameter_invalid_empty', 'amount', "You passed an empty string for 'amount'."],
    [
      { ...order, capture_method: 'later' },
      undefined,
      'capture_method',
      'Invalid capture_method: must be one of automatic, automatic_async, or manual',
    ],
    [
      { ...order, 'payment_method_types[0]': 'card' },
      'payment_method_types_no_longer_supported',
      'payment_method_types',
      'payment_method_types is no longer supported on this API version.',
    ],
    [{ ...order, currency: 'zzq' }, undefined, 'currency', 'Invalid currency: zzq'],
    [{ ...order, 'expand[0]': 'amount' }, undefined, 'expand', 'This property cannot be expanded (amount).'],
  ])('%j is refused with %s at %s', async (params, code, param, message) => {
    const response = await call('/v1/payment_intents', params);
    expect(response.status).toBe(400);
    const { error } = z.object({ error: z.looseObject({ message: z.string() }) }).parse(await response.json());
    expect(error).toMatchObject({ type: 'invalid_request_error', param, ...(code === undefined ? {} : { code }) });
    expect(error.message).toContain(message);
  });

  it.each(['/v1/payment_intents', '/v1/sandbox/challenge/pi_1'])(
    'is refused at %s when it is no form',
    async (path) => {
      const response = await fetch(`${scene.server.origin}${path}`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${SECRET_KEY}`, 'Content-Type': 'application/json' },
        body: '{',
      });
      expect([response.status, await response.json()]).toMatchObject([
        400,
        { error: { type: 'invalid_request_error', message: expect.stringContaining('content type') } },
      ]);
    },
  );

  it('is refused by state in the words the SDK hands on', async () => {
    const { paymentIntents, refunds } = scene.stripe;
    const paid = await paymentIntents.create({
      ...ORDER,
      confirm: true,
      return_url: RETURN_URL,
      payment_method: 'pm_card_visa',
    });
    const state = { code: 'payment_intent_unexpected_state', payment_intent: { id: paid.id } };
    expect(await stripeError(paymentIntents.confirm(paid.id))).toMatchObject(state);
    expect(await stripeError(paymentIntents.cancel(paid.id))).toMatchObject(state);
    expect(await stripeError(paymentIntents.capture(paid.id))).toMatchObject(state);
    expect(await stripeError(paymentIntents.update(paid.id, { amount: 100 }))).toMatchObject({
      ...state,
      param: 'amount',
    });
    expect(await paymentIntents.update(paid.id, { metadata: { seen: 'yes' }, description: '' })).toMatchObject({
      metadata: { order_id: 'o1', seen: 'yes' },
      description: null,
    });
    expect(await stripeError(refunds.create({ payment_intent: paid.id, amount: 9000 }))).toMatchObject({
      message: 'Refund amount ($90.00) is greater than unrefunded amount on charge ($42.00)',
    });
    const refund = await refunds.create({ payment_intent: paid.id });
    expect(await stripeError(refunds.create({ payment_intent: paid.id }))).toMatchObject({
      code: 'charge_already_refunded',
    });
    expect(await stripeError(refunds.cancel(refund.id))).toMatchObject({ statusCode: 400 });
    const unpaid = await paymentIntents.create(ORDER);
    expect(await stripeError(paymentIntents.confirm(unpaid.id, { return_url: RETURN_URL }))).toMatchObject({
      code: 'payment_intent_unexpected_state',
    });
    expect(await stripeError(paymentIntents.confirm(unpaid.id, { payment_method: 'pm_card_visa' }))).toMatchObject({
      message: expect.stringContaining('return_url'),
    });
    expect(await stripeError(refunds.create({ payment_intent: unpaid.id }))).toMatchObject({ statusCode: 400 });
    expect(await stripeError(paymentIntents.retrieve('pi_missing'))).toMatchObject({
      statusCode: 404,
      code: 'resource_missing',
      message: "No such payment_intent: 'pi_missing'",
    });
  });

  it('knows every parameter Stripe documents for it', async () => {
    if (!documentsAreHere) return;
    const file = path.join(documentFolder, 'stripe/spec/params.schema.json');
    const schema = z.object({
      roots: z.record(z.string(), z.object({ $ref: z.string() })),
      definitions: z.record(z.string(), z.looseObject({ properties: z.record(z.string(), z.unknown()).optional() })),
    });
    const { roots, definitions } = schema.parse(JSON.parse(readFileSync(file, 'utf8')));
    const { id } = await scene.stripe.paymentIntents.create(ORDER);
    const routes = {
      PaymentIntentCreateParams: '',
      PaymentIntentUpdateParams: `/${id}`,
      PaymentIntentConfirmParams: `/${id}/confirm`,
      PaymentIntentCaptureParams: `/${id}/capture`,
      PaymentIntentCancelParams: `/${id}/cancel`,
    };
    const unknown: string[] = [];
    for (const [root, route] of Object.entries(routes)) {
      const ref = roots[root]?.$ref.split('/').at(-1) ?? '';
      for (const name of Object.keys(definitions[ref]?.properties ?? {})) {
        const answer = await (await call(`/v1/payment_intents${route}`, { [name]: '\u0000' })).text();
        if (answer.includes('parameter_unknown')) unknown.push(`${root}.${name}`);
      }
    }
    expect(unknown).toEqual([]);
  });
});

describe('keys', () => {
  it('are needed, must be test keys, and publishable ones reach only what a browser may', async () => {
    const bare = await fetch(`${scene.server.origin}/v1/charges`);
    expect([bare.status, bare.headers.get('request-id')]).toEqual([401, expect.stringMatching(/^req_\w{14}$/)]);
    expect(await stripeError(sdkFor(scene.server, { key: 'sk_live_1234567890' }).charges.list())).toMatchObject({
      type: 'StripeAuthenticationError',
    });
    for (const [route, params] of [
      ['/v1/charges', undefined],
      ['/v1/refunds', {}],
      ['/v1/payment_intents', order],
      ['/v1/events', undefined],
    ] as const) {
      expect((await scene.browser(route, params)).status).toBe(403);
    }
  });

  it('open a payment to the browser only with its client secret, and without the shop’s own fields', async () => {
    const { id, client_secret } = await scene.stripe.paymentIntents.create(ORDER);
    expect((await scene.browser(`/v1/payment_intents/${id}`)).status).toBe(400);
    expect((await scene.browser(`/v1/payment_intents/${id}?client_secret=${id}_secret_x`)).status).toBe(400);
    const { body, headers } = await scene.browser(`/v1/payment_intents/${id}?client_secret=${client_secret}`);
    expect(headers.get('access-control-allow-origin')).toBe('*');
    for (const hidden of ['metadata', 'customer', 'latest_charge', 'amount_received'])
      expect(body).not.toHaveProperty(hidden);
    expect(body).toMatchObject({ id, amount: 4200, status: 'requires_payment_method' });
  });
});

describe('lists', () => {
  it('come newest first, in pages the SDK walks through by itself', async () => {
    const made: string[] = [];
    for (let n = 0; n < 5; n += 1)
      made.unshift((await scene.stripe.customers.create({ email: 'many@example.com' })).id);
    const walked: string[] = [];
    for await (const { id } of scene.stripe.customers.list({ email: 'many@example.com', limit: 2 })) walked.push(id);
    expect(walked).toEqual(made);
    const back = await scene.stripe.customers.list({
      email: 'many@example.com',
      limit: 2,
      ending_before: made[3] ?? '',
    });
    expect([back.data.map(({ id }) => id), back.has_more]).toEqual([made.slice(1, 3), true]);
    expect(await stripeError(scene.stripe.customers.list({ limit: 101 }))).toMatchObject({ param: 'limit' });
    expect(await stripeError(scene.stripe.customers.list({ starting_after: 'cus_x' }))).toMatchObject({
      code: 'resource_missing',
    });
  });

  it('of events are narrowed by time and type', async () => {
    scene.server.world.clock.advance(10_000);
    const since = scene.server.world.clock.seconds();
    const { id } = await scene.stripe.paymentIntents.create(ORDER);
    await scene.stripe.paymentIntents.cancel(id);
    const types = ['payment_intent.created', 'payment_intent.canceled'];
    const recent = await scene.stripe.events.list({ created: { gte: since }, types });
    expect(recent.data.map(({ type }) => type)).toEqual([...types].reverse());
    expect((await scene.stripe.events.list({ created: { gte: since + 3600 } })).data).toEqual([]);
  });
});
