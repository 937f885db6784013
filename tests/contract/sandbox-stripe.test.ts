import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { documentFolder, documentsAreHere, faultsIn, faultsInAnswers } from './_stripe-documents';
import { ORDER, RETURN_URL, type Scene, setScene, typedCard } from './_stripe-scene';

if (!documentsAreHere) {
  console.warn(`SKIPPED: no Stripe documents in ${documentFolder} (PROVIDER_SPECS names their folder)`);
}

let scene: Scene;
beforeAll(async () => {
  scene = await setScene();
});
afterAll(() => scene.close());

/** Whatever a test made the sandbox say is compared with what Stripe documents. */
afterEach(() => {
  expect(faultsInAnswers(scene.server.answered.splice(0))).toEqual([]);
});

describe.skipIf(!documentsAreHere)('the whole life of a payment, by the documents', () => {
  it('is typed in the browser, paid, settled, refunded in two parts, and told in events', async () => {
    const { stripe, browser, server } = scene;
    const made = await stripe.paymentIntents.create(ORDER, { idempotencyKey: 'life-1' });
    expect(made.status).toBe('requires_payment_method');

    const confirm = { client_secret: made.client_secret ?? '', ...typedCard('4242424242424242') };
    const { status, body } = await browser(`/v1/payment_intents/${made.id}/confirm`, confirm);
    expect([status, body]).toMatchObject([200, { id: made.id, status: 'succeeded', amount: 4200 }]);
    expect(body).not.toHaveProperty('metadata');
    expect(body).not.toHaveProperty('latest_charge');

    const paid = await stripe.paymentIntents.retrieve(made.id, { expand: ['latest_charge', 'payment_method'] });
    expect(paid).toMatchObject({ amount_received: 4200, latest_charge: { balance_transaction: null, captured: true } });
    server.world.clock.advance(1000);
    const [charge] = (await stripe.charges.list({ payment_intent: made.id, expand: ['data.balance_transaction'] }))
      .data;
    expect(charge).toMatchObject({ balance_transaction: { amount: 4200, fee: 152, net: 4048 } });

    const first = await stripe.refunds.create({ payment_intent: made.id, amount: 1000 });
    const second = await stripe.refunds.create({ payment_intent: made.id, reason: 'requested_by_customer' });
    expect([first.amount, second.amount, second.status]).toEqual([1000, 3200, 'succeeded']);
    server.world.clock.advance(2000);
    const refunded = await stripe.charges.retrieve(charge?.id ?? '', {
      expand: ['refunds', 'payment_intent.customer'],
    });
    expect(refunded).toMatchObject({
      amount_refunded: 4200,
      refunded: true,
      refunds: { data: [{ id: second.id }, { id: first.id }] },
    });
    await stripe.balanceTransactions.retrieve(String(second.balance_transaction), { expand: ['source'] });

    expect(await scene.eventsAbout(made.id)).toEqual([
      'payment_intent.created',
      'charge.succeeded',
      'payment_intent.succeeded',
      'charge.updated',
      ...['refund.created', 'charge.refunded', 'refund.created', 'charge.refunded'],
      ...['refund.updated', 'charge.refund.updated', 'refund.updated', 'charge.refund.updated'],
    ]);
  });

  it('is authorized, captured in part, and the rest released', async () => {
    const { stripe } = scene;
    const held = await stripe.paymentIntents.create({
      ...ORDER,
      capture_method: 'manual',
      payment_method: 'pm_card_visa',
      confirm: true,
      return_url: RETURN_URL,
    });
    expect(held).toMatchObject({ status: 'requires_capture', amount_capturable: 4200, amount_received: 0 });
    const taken = await stripe.paymentIntents.capture(held.id, { amount_to_capture: 3000, expand: ['latest_charge'] });
    expect(taken).toMatchObject({
      status: 'succeeded',
      amount_received: 3000,
      latest_charge: { amount_captured: 3000, amount_refunded: 1200, refunded: false },
    });
    expect((await stripe.refunds.create({ payment_intent: held.id })).amount).toBe(3000);
    const events = await stripe.events.list({ types: ['charge.captured'] });
    expect(events.data[0]?.data.previous_attributes).toMatchObject({
      amount_captured: 0,
      captured: false,
      balance_transaction: null,
    });
  });

  it('is given up: canceled unpaid, canceled when held, and expired after seven days', async () => {
    const { stripe, server } = scene;
    const unpaid = await stripe.paymentIntents.create(ORDER);
    expect(await stripe.paymentIntents.cancel(unpaid.id, { cancellation_reason: 'abandoned' })).toMatchObject({
      status: 'canceled',
      cancellation_reason: 'abandoned',
    });
    const hold = {
      ...ORDER,
      capture_method: 'manual',
      payment_method: 'pm_card_visa',
      confirm: true,
      return_url: RETURN_URL,
    } as const;
    const held = await stripe.paymentIntents.create(hold);
    await stripe.paymentIntents.cancel(held.id);
    const left = await stripe.paymentIntents.create(hold);
    server.world.clock.advance(7 * 86_400_000);
    expect(await stripe.paymentIntents.retrieve(left.id)).toMatchObject({
      status: 'canceled',
      cancellation_reason: 'automatic',
      amount_capturable: 0,
    });
    expect((await scene.eventsAbout(left.id)).slice(-2)).toEqual(['charge.expired', 'payment_intent.canceled']);
    expect((await scene.eventsAbout(held.id)).slice(-2)).toEqual(['charge.refunded', 'payment_intent.canceled']);
  });

  it('is disputed to every end: past its day, prevented, appealed, asked about, warned of', async () => {
    const { stripe, server } = scene;
    const run = (verb: string, input: unknown) => server.stripe.control[verb]?.(input) as { id: string };
    const paid = async () => {
      const payment = { ...ORDER, payment_method: 'pm_card_visa', confirm: true, return_url: RETURN_URL };
      const { id, latest_charge: charge } = await stripe.paymentIntents.create(payment);
      return { id, charge: String(charge) };
    };
    const [late, prevented, asked, warned] = [await paid(), await paid(), await paid(), await paid()];
    const dispute = run('openDispute', { id: late.charge, amount: 1000 });
    run('openDispute', { id: prevented.charge, prevented: true });
    run('openDispute', { id: asked.charge, inquiry: true });
    run('warnOfFraud', { id: warned.charge });
    const warningOf = async () => (await stripe.radar.earlyFraudWarnings.list({ payment_intent: warned.id })).data;
    expect(await warningOf()).toMatchObject([{ actionable: true, charge: warned.charge }]);
    await stripe.refunds.create({ payment_intent: warned.id });
    expect(await warningOf()).toMatchObject([{ actionable: false }]);
    server.world.clock.advance(15 * 86_400_000);
    expect(await stripe.disputes.retrieve(dispute.id)).toMatchObject({
      status: 'lost',
      amount: 1000,
      evidence_details: { past_due: true },
      balance_transactions: [{ amount: -1000, fee: 1500 }],
    });
    run('appealDispute', { id: dispute.id });
    await stripe.disputes.update(dispute.id, { evidence: { uncategorized_text: 'winning_evidence' } });
    server.world.clock.advance(1000);
    expect((await stripe.disputes.retrieve(dispute.id)).status).toBe('won');
    const statusOf = async (intent: string) => (await stripe.disputes.list({ payment_intent: intent })).data[0]?.status;
    expect(await statusOf(prevented.id)).toBe('prevented');
    expect(await statusOf(asked.id)).toBe('warning_needs_response');
    server.world.clock.advance(110 * 86_400_000);
    expect(await statusOf(asked.id)).toBe('warning_closed');
  });

  it('is disputed and won, or lost, by the evidence sent', async () => {
    const { stripe, server } = scene;
    const pay = (payment_method: string) =>
      stripe.paymentIntents.create({ ...ORDER, payment_method, confirm: true, return_url: RETURN_URL });
    const [won, lost, asked] = [
      await pay('pm_card_createDispute'),
      await pay('pm_card_createDisputeProductNotReceived'),
      await pay('pm_card_createDisputeInquiry'),
    ];
    server.world.clock.advance(1000);
    const disputeOf = async (intent: string) => (await stripe.disputes.list({ payment_intent: intent })).data[0];
    expect(await disputeOf(asked.id)).toMatchObject({
      status: 'warning_needs_response',
      is_charge_refundable: true,
      balance_transactions: [],
    });
    expect(await disputeOf(won.id)).toMatchObject({
      status: 'needs_response',
      reason: 'fraudulent',
      balance_transactions: [{ amount: -4200 }],
    });
    for (const [intent, text] of [
      [won, 'winning_evidence'],
      [lost, 'losing_evidence'],
      [asked, 'escalate_inquiry_evidence'],
    ] as const) {
      const dispute = await disputeOf(intent.id);
      await stripe.disputes.update(dispute?.id ?? '', { evidence: { uncategorized_text: text } });
    }
    server.world.clock.advance(1000);
    const after = [await disputeOf(won.id), await disputeOf(lost.id), await disputeOf(asked.id)];
    expect(after.map((dispute) => dispute?.status)).toEqual(['won', 'lost', 'needs_response']);
    expect((await scene.eventsAbout(won.id)).slice(-5)).toEqual([
      ...['charge.dispute.created', 'charge.dispute.funds_withdrawn', 'charge.dispute.updated'],
      ...['charge.dispute.closed', 'charge.dispute.funds_reinstated'],
    ]);
  });

  it('goes through a confirmation token, a customer and a saved webhook endpoint', async () => {
    const { stripe, browser } = scene;
    const customer = await stripe.customers.create({ email: 'sam@example.com', metadata: { a: '1', b: '2' } });
    const updated = await stripe.customers.update(customer.id, { name: 'Sam', metadata: { a: '' } });
    expect(updated).toMatchObject({ name: 'Sam', metadata: { b: '2' } });
    await stripe.customers.list({ email: 'sam@example.com' });

    const { use_stripe_sdk: _sdk, ...typed } = typedCard('5555555555554444');
    const token = (await browser('/v1/confirmation_tokens', typed)).body as { id: string };
    expect(await stripe.confirmationTokens.retrieve(token.id)).toMatchObject({ return_url: RETURN_URL });
    const paid = await stripe.paymentIntents.create({
      ...ORDER,
      customer: customer.id,
      confirm: true,
      confirmation_token: token.id,
      expand: ['customer'],
    });
    expect(paid).toMatchObject({ status: 'succeeded', customer: { id: customer.id } });

    const endpoint = await stripe.webhookEndpoints.create({
      url: 'http://127.0.0.1:9/x',
      enabled_events: ['payment_intent.succeeded'],
    });
    expect(await stripe.webhookEndpoints.retrieve(endpoint.id)).not.toHaveProperty('secret');
    expect(await stripe.webhookEndpoints.update(endpoint.id, { disabled: true })).toMatchObject({ status: 'disabled' });
    await stripe.webhookEndpoints.list();
    expect(await stripe.webhookEndpoints.del(endpoint.id)).toMatchObject({ deleted: true });
  });
});

describe('webhooks', () => {
  it('carry a signature the SDK accepts, over a body that is the event', async () => {
    const { stripe, receiver, webhookSecret } = scene;
    const { id } = await stripe.paymentIntents.create(ORDER);
    const mine = () => receiver.received.find(({ body }) => body.includes(id));
    await vi.waitUntil(() => mine() !== undefined);
    const { headers, body } = mine() ?? { headers: {}, body: '' };
    const event = stripe.webhooks.constructEvent(body, headers['stripe-signature'] ?? '', webhookSecret);
    expect(event).toMatchObject({
      type: 'payment_intent.created',
      api_version: '2026-10-28.endive',
      pending_webhooks: 1,
    });
    expect(body).toBe(JSON.stringify(event, null, 2));
    expect(headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'user-agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
    });
    if (documentsAreHere) expect(faultsIn(event)).toEqual([]);
    await vi.waitUntil(async () => (await stripe.events.retrieve(event.id)).pending_webhooks === 0);
  });
});
