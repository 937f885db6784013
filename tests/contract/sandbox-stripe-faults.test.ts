import Stripe from 'stripe';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { documentFolder, documentsAreHere, faultsInAnswers } from './_stripe-documents';
import { ORDER, RETURN_URL, type Scene, setScene, stripeError } from './_stripe-scene';

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

describe('webhooks', () => {
  const arrived = (id: string) => scene.receiver.received.filter(({ body }) => body.includes(id));

  it('are tried again until they are taken, each time freshly signed', async () => {
    scene.receiver.answer = 500;
    const { id } = await scene.stripe.paymentIntents.create(ORDER);
    await vi.waitUntil(() => arrived(id).length === 1);
    scene.receiver.answer = 200;
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

it('forgets everything on reset, and what was still to come of it', async () => {
  const pay = (payment_method: string, more = {}) =>
    scene.stripe.paymentIntents.create({ ...ORDER, confirm: true, return_url: RETURN_URL, payment_method, ...more });
  const paid = await pay('pm_card_refundFail');
  await scene.stripe.refunds.create({ payment_intent: paid.id });
  await pay('pm_card_createDispute');
  await pay('pm_card_visa', { capture_method: 'manual' });
  const held = () => Object.values(z.record(z.string(), z.array(z.unknown())).parse(scene.server.stripe.dump())).flat();
  expect(held()).not.toEqual([]);
  scene.server.stripe.reset();
  scene.server.world.clock.advance(8 * 86_400_000);
  expect(held()).toEqual([]);
});
