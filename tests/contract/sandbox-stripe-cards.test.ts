import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { documentFolder, documentsAreHere, faultsInAnswers } from './_stripe-documents';
import { ORDER, RETURN_URL, type Scene, setScene, stripeError, typedCard } from './_stripe-scene';

if (!documentsAreHere) {
  console.warn(`SKIPPED: no Stripe documents in ${documentFolder} (PROVIDER_SPECS names their folder)`);
}

let scene: Scene;
beforeAll(async () => {
  scene = await setScene();
});
afterAll(() => scene.close());
afterEach(() => {
  expect(faultsInAnswers(scene.server.answered.splice(0))).toEqual([]);
});

/** A new intent, confirmed from the browser with this card. */
async function payWith(number: string, extra: Record<string, string> = {}) {
  const { id, client_secret } = await scene.stripe.paymentIntents.create(ORDER);
  const params = { client_secret: client_secret ?? '', ...typedCard(number), ...extra };
  return { id, secret: client_secret ?? '', ...(await scene.browser(`/v1/payment_intents/${id}/confirm`, params)) };
}

const challengeAction = z.object({
  next_action: z.object({ use_stripe_sdk: z.object({ sandbox_challenge_url: z.url() }) }),
});

describe('a card that the bank refuses', () => {
  it.each([
    ['4000000000000002', 'card_declined', 'generic_decline', 'try_again_later'],
    ['4000000000009995', 'card_declined', 'insufficient_funds', 'try_again_later'],
    ['4000000000009987', 'card_declined', 'lost_card', 'do_not_try_again'],
    ['4000000000009979', 'card_declined', 'stolen_card', 'do_not_try_again'],
    ['4000000000000069', 'expired_card', undefined, 'confirm_card_data'],
    ['4000000000000127', 'incorrect_cvc', undefined, 'confirm_card_data'],
    ['4000000000000119', 'processing_error', undefined, 'try_again_later'],
    ['4000000000006975', 'card_declined', 'card_velocity_exceeded', 'try_again_later'],
    ['4100000000000019', 'card_declined', 'fraudulent', 'do_not_try_again'],
  ])(
    '%s answers 402 %s %s, leaves the intent payable, and keeps the failed charge',
    async (number, code, decline, advice) => {
      const { id, secret, status, body } = await payWith(number);
      expect(status).toBe(402);
      const error = { code, advice_code: advice, ...(decline === undefined ? {} : { decline_code: decline }) };
      expect(body).toMatchObject({
        error: { type: 'card_error', payment_intent: { id, last_payment_error: error }, ...error },
      });
      const intent = await scene.stripe.paymentIntents.retrieve(id, { expand: ['latest_charge'] });
      expect(intent).toMatchObject({ status: 'requires_payment_method', payment_method: null, amount_received: 0 });
      expect(intent.latest_charge).toMatchObject({ status: 'failed', paid: false, failure_code: code });

      const again = await scene.browser(`/v1/payment_intents/${id}/confirm`, {
        client_secret: secret,
        ...typedCard('4242424242424242'),
      });
      expect(again.body).toMatchObject({ status: 'succeeded', last_payment_error: null });
      expect(await scene.eventsAbout(id)).toEqual([
        ...['payment_intent.created', 'charge.failed', 'payment_intent.payment_failed'],
        ...['charge.succeeded', 'payment_intent.succeeded'],
      ]);
    },
  );

  it.each([
    ['4242424242424241', '2034', 'incorrect_number'],
    ['4242424242424242', '2019', 'invalid_expiry_year'],
    ['4532015112830366', '2034', 'card_declined'],
  ])('%s until %s is refused before there is a charge', async (number, year, code) => {
    const { id, status, body } = await payWith(number, typedCard(number, year));
    expect([status, body]).toMatchObject([402, { error: { type: 'card_error', code } }]);
    expect((await scene.stripe.charges.list({ payment_intent: id })).data).toEqual([]);
  });

  it('throws a StripeCardError at a server that confirms itself', async () => {
    const error = await stripeError(
      scene.stripe.paymentIntents.create({
        ...ORDER,
        confirm: true,
        return_url: RETURN_URL,
        payment_method: 'pm_card_visa_chargeDeclinedInsufficientFunds',
      }),
    );
    expect(error).toMatchObject({
      type: 'StripeCardError',
      statusCode: 402,
      decline_code: 'insufficient_funds',
      requestId: expect.stringMatching(/^req_\w{14}$/),
    });
    expect(error.payment_intent).toMatchObject({ status: 'requires_payment_method', metadata: { order_id: 'o1' } });
  });

  it('is never taken from a server as a bare number', async () => {
    const { use_stripe_sdk: _sdk, return_url: _url, ...typed } = typedCard('4242424242424242');
    const card = {
      number: typed['payment_method_data[card][number]'] ?? '',
      exp_month: 12,
      exp_year: 2034,
      cvc: '123',
    };
    const error = await stripeError(scene.stripe.paymentMethods.create({ type: 'card', card }));
    expect(error).toMatchObject({ statusCode: 402, message: expect.stringContaining('generally unsafe') });
  });
});

describe('a card that wants 3-D Secure', () => {
  const finish = (id: string, client_secret: string, outcome: 'complete' | 'fail') =>
    scene.browser(`/v1/sandbox/challenge/${id}`, { outcome, client_secret });

  it.each(['4000002500003155', '4000002760003184', '4000000000003220'])(
    '%s pays once the challenge is passed',
    async (number) => {
      const { id, secret, body } = await payWith(number);
      expect(body).toMatchObject({ status: 'requires_action', next_action: { type: 'use_stripe_sdk' } });
      const url = challengeAction.parse(body).next_action.use_stripe_sdk.sandbox_challenge_url;
      expect(url).toBe(`${scene.server.origin}/stripe/challenge/${id}?client_secret=${secret}`);
      expect((await scene.stripe.paymentIntents.retrieve(id)).latest_charge).toBeNull();

      expect((await finish(id, secret, 'complete')).body).toMatchObject({ status: 'succeeded', next_action: null });
      const [charge] = (await scene.stripe.charges.list({ payment_intent: id })).data;
      expect(charge?.payment_method_details?.card?.three_d_secure).toMatchObject({ result: 'authenticated' });
      expect(await scene.eventsAbout(id)).toEqual([
        ...['payment_intent.created', 'payment_intent.requires_action', 'charge.succeeded', 'payment_intent.succeeded'],
      ]);
      expect((await finish(id, secret, 'complete')).status).toBe(400);
    },
  );

  it('is asked for another card when the challenge is failed', async () => {
    const { id, secret } = await payWith('4000002500003155');
    const { status, body } = await finish(id, secret, 'fail');
    const error = { code: 'payment_intent_authentication_failure', type: 'invalid_request_error' };
    expect([status, body]).toMatchObject([200, { status: 'requires_payment_method', last_payment_error: error }]);
    expect(await scene.eventsAbout(id)).toEqual([
      ...['payment_intent.created', 'payment_intent.requires_action', 'payment_intent.payment_failed'],
    ]);
  });

  it.each([
    ['4000008400001629', 'generic_decline'],
    ['4000008260003178', 'insufficient_funds'],
  ])('%s is declined after a passed challenge: %s', async (number, decline) => {
    const { id, secret } = await payWith(number);
    const { status, body } = await finish(id, secret, 'complete');
    expect([status, body]).toMatchObject([
      200,
      { status: 'requires_payment_method', last_payment_error: { decline_code: decline } },
    ]);
  });

  it('is sent there and back by redirect where no Stripe.js is at work', async () => {
    const { body } = await payWith('4000002500003155', { use_stripe_sdk: 'false' });
    expect(body).toMatchObject({
      next_action: { type: 'redirect_to_url', redirect_to_url: { return_url: RETURN_URL } },
    });
  });

  it('is declined at once where the shopper cannot be asked', async () => {
    const paying = {
      ...ORDER,
      confirm: true,
      return_url: RETURN_URL,
      payment_method: 'pm_card_authenticationRequired',
    };
    const error = await stripeError(scene.stripe.paymentIntents.create({ ...paying, error_on_requires_action: true }));
    expect(error).toMatchObject({ statusCode: 402, code: 'authentication_required' });
  });

  it('cannot be passed by somebody without the client secret', async () => {
    const { id } = await payWith('4000002500003155');
    expect((await finish(id, `${id}_secret_wrong`, 'complete')).status).toBe(400);
    expect((await scene.stripe.paymentIntents.retrieve(id)).status).toBe('requires_action');
  });
});

describe('a card with an aftermath', () => {
  const pay = (payment_method: string) =>
    scene.stripe.paymentIntents.create({ ...ORDER, confirm: true, return_url: RETURN_URL, payment_method });

  it('gets its refund late (…7726): pending, then succeeded', async () => {
    const refund = await scene.stripe.refunds.create({ payment_intent: (await pay('pm_card_pendingRefund')).id });
    expect(refund).toMatchObject({ status: 'pending', destination_details: { card: { type: 'pending' } } });
    scene.server.world.clock.advance(2000);
    expect(await scene.stripe.refunds.retrieve(refund.id)).toMatchObject({ status: 'succeeded' });
    const [updated] = (await scene.stripe.events.list({ type: 'refund.updated' })).data;
    expect(updated?.data.previous_attributes).toMatchObject({ status: 'pending' });
  });

  it('has its refund fail later (…5126): the money can be refunded again', async () => {
    const { id } = await pay('pm_card_refundFail');
    const refund = await scene.stripe.refunds.create({ payment_intent: id });
    expect(refund.status).toBe('succeeded');
    scene.server.world.clock.advance(5000);
    const failed = await scene.stripe.refunds.retrieve(refund.id, {
      expand: ['charge', 'failure_balance_transaction'],
    });
    expect(failed).toMatchObject({
      status: 'failed',
      failure_reason: 'expired_or_canceled_card',
      charge: { amount_refunded: 0, refunded: false },
    });
    expect((await scene.eventsAbout(refund.id)).at(-1)).toBe('refund.failed');
    expect((await scene.stripe.refunds.create({ payment_intent: id, amount: 100 })).amount).toBe(100);
  });

  it('cannot be refunded once it is charged back', async () => {
    const { id } = await pay('pm_card_createDispute');
    scene.server.world.clock.advance(1000);
    expect(await stripeError(scene.stripe.refunds.create({ payment_intent: id }))).toMatchObject({
      code: 'charge_disputed',
    });
  });

  it('warns of fraud (…5423)', async () => {
    const { id } = await pay('pm_card_createIssuerFraudRecord');
    scene.server.world.clock.advance(1000);
    expect((await scene.eventsAbout(id)).at(-1)).toBe('radar.early_fraud_warning.created');
  });
});
