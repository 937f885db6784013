import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Shop, startShop } from './_stripe-js-shop';
import { fillCard, outcomeOf, payButton, payWith, violations, visit } from './_stripe-js-visit';

/** The sandbox's Stripe.js under the real loader and the real React components, in a real browser. */
let shop: Shop;
beforeAll(async () => {
  shop = await startShop();
});
afterAll(async () => shop?.stop());

const enter = (query = '') => visit(shop, query);
const dialog = (page: Page) => page.getByRole('dialog', { name: 'Is this payment yours?' });

describe('confirmPayment', () => {
  it('pays, and tells the card to the sandbox only', async () => {
    const { page, requests } = await enter();
    await payWith(page, '4242424242424242');
    expect((await outcomeOf(page)).paymentIntent?.status).toBe('succeeded');
    const holding = requests.filter((request) => request.postData()?.includes('4242424242424242'));
    expect(holding.map((request) => new URL(request.url()).origin)).toEqual([shop.sandbox.origin]);
  });

  it('sends what the other elements hold along', async () => {
    const { page } = await enter('all=1');
    await page.locator('input[name=email]').fill('ada@example.com');
    for (const [name, text] of [
      ['name', 'Ada Example'],
      ['addressLine1', '1 Main St'],
      ['locality', 'Portland'],
      ['phone', '+15035550100'],
    ] as const) {
      await page.locator(`input[name=${name}]`).fill(text);
    }
    await page.locator('select[name=administrativeArea]').selectOption('OR');
    await page.locator('input[name=postalCode]').first().fill('97209');
    await payWith(page, '4242424242424242');
    const paid = await outcomeOf(page);
    expect(paid.paymentIntent).toMatchObject({
      status: 'succeeded',
      shipping: { name: 'Ada Example', address: { line1: '1 Main St', postal_code: '97209' } },
    });
    const { payment_methods: methods } = shop.sandbox.stripe.dump() as { payment_methods: unknown[] };
    expect(methods.at(-1)).toMatchObject({
      billing_details: { email: 'ada@example.com', address: { country: 'US', postal_code: '97209' } },
    });
  });

  it('resolves a decline as an error, keeps the form and then takes another card', async () => {
    const { page } = await enter();
    await payWith(page, '4000000000009995');
    const { error } = await outcomeOf(page);
    expect(error).toMatchObject({ type: 'card_error', code: 'card_declined', decline_code: 'insufficient_funds' });
    expect(error?.payment_intent?.status).toBe('requires_payment_method');
    expect(await page.locator('input[name=number]').inputValue()).toBe('4000 0000 0000 9995');
    await payWith(page, '4242424242424242');
    expect((await outcomeOf(page)).paymentIntent?.status).toBe('succeeded');
  });

  it('leaves for return_url by default', async () => {
    const { page } = await enter('redirect=1');
    await payWith(page, '4242424242424242');
    await page.waitForURL(
      /\/done\?o=a%20b&payment_intent=pi_\w+&payment_intent_client_secret=\w+&redirect_status=succeeded#top$/,
    );
  });

  it('insists on submit() before it in deferred mode', async () => {
    const { page } = await enter('unsubmitted=1');
    await payWith(page, '4242424242424242');
    expect(await outcomeOf(page)).toMatchObject({ thrown: 'IntegrationError' });
  });

  it('refuses an intent whose amount is not the one shown', async () => {
    const { page } = await enter('amount=9900');
    await payWith(page, '4242424242424242');
    expect((await outcomeOf(page)).error).toMatchObject({ type: 'invalid_request_error' });
  });

  it('wants billing details that the form was told not to ask for', async () => {
    const bare = await enter('never=1');
    await bare.page.locator('select[name=country]').waitFor({ state: 'hidden' });
    await payWith(bare.page, '4242424242424242');
    expect(await outcomeOf(bare.page)).toMatchObject({ thrown: 'IntegrationError' });
    const given = await enter('never=1&billing=1');
    await payWith(given.page, '4242424242424242');
    expect((await outcomeOf(given.page)).paymentIntent?.status).toBe('succeeded');
  });

  it('says that the connection failed when it did', async () => {
    const { page } = await enter();
    await page.route('**/confirm', (route) => route.abort());
    await payWith(page, '4242424242424242');
    expect((await outcomeOf(page)).error).toMatchObject({ type: 'api_connection_error' });
  });
});

describe('3-D Secure', () => {
  it('asks in the page, takes every way out for a no, and pays once confirmed', async () => {
    const { page } = await enter();
    await fillCard(page, '4000002760003184');
    for (const way of ['Fail authentication', 'Close', 'Escape']) {
      await payButton(page).click();
      await dialog(page).waitFor();
      if (way === 'Escape') await page.keyboard.press('Escape');
      else await dialog(page).getByRole('button', { name: way, exact: true }).click();
      const refused = (await outcomeOf(page)).error;
      expect(refused?.code).toBe('payment_intent_authentication_failure');
      expect(refused?.payment_intent?.status).toBe('requires_payment_method');
    }
    await payButton(page).click();
    await dialog(page).getByRole('button', { name: 'Complete authentication' }).click();
    expect((await outcomeOf(page)).paymentIntent?.status).toBe('succeeded');
  });

  it('still hears the bank’s no after a passed check', async () => {
    const { page } = await enter();
    await payWith(page, '4000008400001629');
    await dialog(page).getByRole('button', { name: 'Complete authentication' }).click();
    expect((await outcomeOf(page)).error).toMatchObject({ type: 'card_error', code: 'card_declined' });
  });

  it('keeps the focus in its dialog and passes an accessibility check', async () => {
    const { page } = await enter();
    await payWith(page, '4000002760003184');
    const names: (string | null)[] = [];
    for (let i = 0; i < 4; i++) {
      names.push(await dialog(page).locator('button:focus').textContent());
      await page.keyboard.press('Tab');
    }
    expect(names).toEqual(['Complete authentication', 'Fail authentication', '×', 'Complete authentication']);
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await dialog(page).waitFor({ state: 'detached' });
  });

  it.each([
    ['Complete authentication', 'succeeded'],
    ['Fail authentication', 'failed'],
  ])('on the bank’s own page: %s leads back with %s', async (name, status) => {
    const intent = await shop.createIntent('4200', {
      confirm: 'true',
      payment_method: 'pm_card_authenticationRequired',
      return_url: `${shop.origin}/done#top`,
    });
    const action = intent.next_action as { redirect_to_url: { url: string } };
    const page = await shop.context.newPage();
    await page.goto(action.redirect_to_url.url);
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name }).click();
    await page.waitForURL(new RegExp(`/done\\?payment_intent=${intent.id}&.*&redirect_status=${status}#top$`));
    await page.close();
  });
});

it('createConfirmationToken hands the card over without confirming', async () => {
  const { page } = await enter('token=1');
  await payWith(page, '5555555555554444');
  const { confirmationToken } = await outcomeOf(page);
  expect(confirmationToken?.id).toMatch(/^ctoken_/);
  expect(confirmationToken?.payment_method_preview.card.last4).toBe('4444');
});
