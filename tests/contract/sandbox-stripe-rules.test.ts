import { readFileSync } from 'node:fs';
import path from 'node:path';
import Stripe from 'stripe';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { documentFolder, documentsAreHere, faultsInAnswers } from './_stripe-documents';
import { ORDER, RETURN_URL, type Scene, sdkFor, setScene, stripeError, typedCard } from './_stripe-scene';

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

describe('idempotency keys', () => {
  it('make one object of the same request sent twice, and say that they did', async () => {
    const first = await scene.stripe.paymentIntents.create(ORDER, { idempotencyKey: 'twice' });
    const second = await scene.stripe.paymentIntents.create(ORDER, { idempotencyKey: 'twice' });
    expect(second.id).toBe(first.id);
    expect(second.lastResponse.headers).toMatchObject({
      'idempotent-replayed': 'true',
      'original-request': first.lastResponse.requestId,
    });
    expect((await scene.eventsAbout(first.id)).length).toBe(1);
  });

  it('refuse other parameters and another endpoint', async () => {
    const { paymentIntents, customers } = scene.stripe;
    await paymentIntents.create(ORDER, { idempotencyKey: 'mine' });
    const other = await stripeError(paymentIntents.create({ ...ORDER, amount: 99 }, { idempotencyKey: 'mine' }));
    expect(other).toMatchObject({
      type: 'StripeIdempotencyError',
      statusCode: 400,
      message: expect.stringContaining("a key other than 'mine'"),
    });
    const elsewhere = await stripeError(customers.create({}, { idempotencyKey: 'mine' }));
    expect(elsewhere.message).toContain("('/v1/payment_intents' vs '/v1/customers')");
  });

  it('keep a decline, and forget what was refused before it began', async () => {
    const { id } = await scene.stripe.paymentIntents.create(ORDER);
    const declined = { payment_method: 'pm_card_visa_chargeDeclined', return_url: RETURN_URL };
    const options = { idempotencyKey: 'declined' };
    await stripeError(scene.stripe.paymentIntents.confirm(id, declined, options));
    await stripeError(scene.stripe.paymentIntents.confirm(id, declined, options));
    expect((await scene.stripe.charges.list({ payment_intent: id })).data.length).toBe(1);

    expect((await call('/v1/payment_intents', { amount: '4200' }, { 'Idempotency-Key': 'early' })).status).toBe(400);
    expect((await call('/v1/payment_intents', order, { 'Idempotency-Key': 'early' })).status).toBe(200);
  });

  it('are free again after a day', async () => {
    const first = await scene.stripe.paymentIntents.create(ORDER, { idempotencyKey: 'daily' });
    scene.server.world.clock.advance(86_400_000);
    expect((await scene.stripe.paymentIntents.create(ORDER, { idempotencyKey: 'daily' })).id).not.toBe(first.id);
  });
});

describe('the fault plan', () => {
  const spoil = (fault: string, seed = 1) => scene.server.world.faults.set({ seed, api: { stripe: { [fault]: 1 } } });
  const well = () => scene.server.world.faults.set({});

  it('loses an answer but not the work: the SDK’s retry finds the one object', async () => {
    spoil('lostAnswer');
    const lost = await stripeError(
      scene.stripe.paymentIntents.create({ ...ORDER, metadata: { order_id: 'lost' } }, { idempotencyKey: 'lost' }),
    );
    expect(lost).toMatchObject({ type: 'StripeConnectionError' });
    well();
    const found = await scene.stripe.paymentIntents.create(
      { ...ORDER, metadata: { order_id: 'lost' } },
      { idempotencyKey: 'lost' },
    );
    const all = await scene.stripe.paymentIntents.list({ limit: 100 });
    expect(all.data.filter(({ metadata }) => metadata.order_id === 'lost').map(({ id }) => id)).toEqual([found.id]);
  });

  it('keeps a 500 under the key and tells not to retry; without a key the SDK retries', async () => {
    spoil('error500');
    const options = { idempotencyKey: 'broken' };
    expect(await stripeError(scene.stripe.paymentIntents.create(ORDER, options))).toMatchObject({
      type: 'StripeAPIError',
      statusCode: 500,
    });
    well();
    const replayed = await stripeError(scene.stripe.paymentIntents.create(ORDER, options));
    expect(replayed).toMatchObject({
      statusCode: 500,
      headers: { 'stripe-should-retry': 'false', 'idempotent-replayed': 'true' },
    });
  });

  it('answers 429 in Stripe’s shape and keeps nothing', async () => {
    spoil('tooMany');
    expect(await stripeError(scene.stripe.paymentIntents.create(ORDER, { idempotencyKey: 'busy' }))).toMatchObject({
      type: 'StripeRateLimitError',
    });
    well();
    expect(await scene.stripe.paymentIntents.create(ORDER, { idempotencyKey: 'busy' })).toHaveProperty('id');
  });

  it('hangs: the same key meanwhile is in use, and free once the caller has gone', async () => {
    spoil('hang');
    const caller = new AbortController();
    const headers = { Authorization: 'Bearer sk_test_contract0001', 'Idempotency-Key': 'hung' };
    const hung = fetch(`${scene.server.origin}/v1/payment_intents`, {
      method: 'POST',
      headers,
      body: new URLSearchParams(order),
      signal: caller.signal,
    });
    const ended = expect(hung).rejects.toThrow();
    await vi.waitUntil(async () => (await call('/v1/payment_intents', order, headers)).status === 409);
    well();
    caller.abort();
    await ended;
    await vi.waitUntil(async () => (await call('/v1/payment_intents', order, headers)).status === 200);
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

describe('webhooks', () => {
  const arrived = (id: string) => scene.receiver.received.filter(({ body }) => body.includes(id));

  it('are tried again until they are taken, each time freshly signed', async () => {
    scene.receiver.status = 500;
    const { id } = await scene.stripe.paymentIntents.create(ORDER);
    await vi.waitUntil(() => arrived(id).length === 1);
    scene.receiver.status = 200;
    await scene.server.world.deliveries.settled();
    scene.server.world.clock.advance(5 * 60_000);
    await vi.waitUntil(() => arrived(id).length === 2);
    for (const { headers, body } of arrived(id)) {
      expect(
        scene.stripe.webhooks.constructEvent(body, headers['stripe-signature'] ?? '', scene.webhookSecret),
      ).toMatchObject({ type: 'payment_intent.created' });
    }
  });

  it('come forged and unsigned when the plan says so, and the SDK refuses both', async () => {
    scene.server.world.faults.set({ webhooks: { stripe: { forge: 1, unsigned: 1 } } });
    const { id } = await scene.stripe.paymentIntents.create(ORDER);
    await vi.waitUntil(() => arrived(id).length === 3);
    const verdicts = arrived(id).map(({ headers, body }) => {
      try {
        scene.stripe.webhooks.constructEvent(body, headers['stripe-signature'] ?? '', scene.webhookSecret);
        return 'taken';
      } catch (error) {
        return error instanceof Stripe.errors.StripeSignatureVerificationError ? 'refused' : error;
      }
    });
    expect(verdicts.sort()).toEqual(['refused', 'refused', 'taken']);
  });

  it('do what the dashboard does: refund, cancel, dispute, settle, resend', async () => {
    const { control } = scene.server.stripe;
    const run = (verb: string, input: unknown) => z.looseObject({ id: z.string() }).parse(control[verb]?.(input));
    const paid = await scene.stripe.paymentIntents.create({
      ...ORDER,
      confirm: true,
      return_url: RETURN_URL,
      payment_method: 'pm_card_visa',
    });
    expect(run('settle', { id: paid.id })).toHaveProperty('balance_transaction');
    const refund = run('refundInDashboard', { id: paid.id, amount: 100 });
    run('settleRefund', { id: refund.id });
    run('failRefund', { id: refund.id });
    const dispute = run('openDispute', { id: paid.latest_charge, reason: 'product_not_received' });
    expect(run('closeDispute', { id: dispute.id, outcome: 'lost' })).toMatchObject({ status: 'lost' });
    const unpaid = await scene.stripe.paymentIntents.create(ORDER);
    expect(run('cancelInDashboard', { id: unpaid.id })).toMatchObject({ status: 'canceled' });
    await vi.waitUntil(() => arrived(unpaid.id).length === 2);
    const [event] = (await scene.stripe.events.list({ type: 'payment_intent.canceled' })).data;
    expect(event?.request).toEqual({ id: null, idempotency_key: null });
    run('resendEvent', { id: event?.id });
    await vi.waitUntil(() => arrived(unpaid.id).length === 3);
    expect(() => run('closeDispute', { id: dispute.id, outcome: 'won' })).toThrow('closed already');
    expect((await scene.stripe.disputes.list({ charge: String(paid.latest_charge) })).data[0]?.id).toBe(dispute.id);
  });
});

it('forgets everything on reset', async () => {
  await scene.stripe.customers.create({});
  const typed = typedCard('4242424242424242');
  expect(Object.keys(typed)).toContain('use_stripe_sdk');
  scene.server.stripe.reset();
  for (const held of Object.values(z.record(z.string(), z.array(z.unknown())).parse(scene.server.stripe.dump()))) {
    expect(held).toEqual([]);
  }
});
