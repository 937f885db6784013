import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { fillCard, outcomeOf, type Shop, startShop, type Visit, visit } from './_stripe-js-shop';

/** The sandbox's Stripe.js under the real loader and the real React components, in a real browser. */
let shop: Shop;
const open: Page[] = [];
beforeAll(async () => {
  shop = await startShop();
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((page) => page.close()));
});
afterAll(async () => shop?.stop());

async function enter(query = ''): Promise<Visit> {
  const entered = await visit(shop, query);
  open.push(entered.page);
  return entered;
}

const payButton = (page: Page) => page.getByRole('button', { name: 'Pay' });
const dialog = (page: Page) => page.getByRole('dialog', { name: 'Is this payment yours?' });

async function payWith(page: Page, number: string) {
  await fillCard(page, number);
  await payButton(page).click();
}

describe('the elements', () => {
  it('run under StrictMode and a strict policy without a warning and without asking Stripe', async () => {
    const { page, events, troubles, requests } = await enter('all=1');
    await expect.poll(() => page.locator('.__PrivateStripeElement').count()).toBe(4);
    expect(troubles).toEqual([]);
    expect(requests.filter((request) => new URL(request.url()).host.endsWith('stripe.com'))).toEqual([]);
    expect(events()).toContainEqual({ elementType: 'expressCheckout' });
    expect(events()).toContainEqual({ ready: 'function' });
  });

  it('report what is typed, and never the card itself', async () => {
    const { page, events } = await enter('all=1');
    await fillCard(page, '4242424242424242');
    await page.locator('input[name=email]').fill('ada@example.com');
    await page.locator('input[name=name]').fill('Ada Example');
    await page.locator('select[name=administrativeArea]').selectOption('OR');
    await page.locator('input[name=number]').press('Escape');
    expect(events()).toContainEqual(expect.objectContaining({ elementType: 'payment', complete: true, empty: false }));
    expect(events()).toContainEqual(
      expect.objectContaining({
        elementType: 'linkAuthentication',
        complete: true,
        value: { email: 'ada@example.com' },
      }),
    );
    const typed = { name: 'Ada Example', address: { state: 'OR', country: 'US' } };
    expect(events().findLast((event) => event.elementType === 'address')).toMatchObject({
      elementMode: 'shipping',
      value: typed,
    });
    expect(events()).toContainEqual({ escaped: true });
    expect(JSON.stringify(events())).not.toContain('4242');
  });

  it.each(['light', 'night'])('pass an accessibility check, errors shown, in %s', async (theme) => {
    const { page } = await enter(`all=1&${theme}=1`);
    await payButton(page).click();
    await page.getByText('Your card number is incomplete.').waitFor();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  });

  it('follow a change of theme without losing what was typed', async () => {
    const { page } = await enter();
    await page.locator('input[name=number]').fill('4242');
    const color = () => page.locator('input[name=number]').evaluate((input) => getComputedStyle(input).backgroundColor);
    expect(await color()).toBe('rgb(255, 255, 255)');
    await page.getByRole('button', { name: 'Dark' }).click();
    await expect.poll(color).toBe('rgb(48, 49, 61)');
    expect(await page.locator('input[name=number]').inputValue()).toBe('4242');
  });

  it('can be filled and sent with the keyboard alone', async () => {
    const { page } = await enter();
    await page.locator('input[name=number]').focus();
    for (const keys of ['378282246310005', '234', '1234']) {
      await page.keyboard.type(keys);
      await page.keyboard.press('Tab');
    }
    expect(await page.locator('input[name=number]').inputValue()).toBe('3782 822463 10005');
    expect(await page.locator('input[name=expiry]').inputValue()).toBe('02 / 34');
    await page.keyboard.press('Tab');
    await page.keyboard.type('97209');
    await page.keyboard.press('Enter');
    expect((await outcomeOf(page)).paymentIntent?.status).toBe('succeeded');
  });

  it('refuse what a page must not do', async () => {
    const { page } = await enter();
    await payButton(page).click();
    await outcomeOf(page);
    const thrown = (code: string) =>
      page.evaluate((source) => {
        const { stripe, elements } = window as unknown as Record<string, never>;
        const attempt = Reflect.construct(Function, ['stripe', 'elements', source]) as (...args: unknown[]) => unknown;
        try {
          attempt(stripe, elements);
          return 'nothing';
        } catch (error) {
          return (error as Error).name;
        }
      }, code);
    expect(await thrown('elements.create("payment")')).toBe('IntegrationError');
  });
});

describe('the card form', () => {
  it('names what is missing, shows it and leads to the first', async () => {
    const { page } = await enter();
    await payButton(page).click();
    expect((await outcomeOf(page)).error).toMatchObject({ type: 'validation_error', code: 'incomplete_number' });
    for (const text of ['card number is', 'expiration date is', 'security code is', 'ZIP is']) {
      await page.getByText(`${text} incomplete.`).waitFor();
    }
    const number = page.locator('input[name=number]');
    expect(await number.evaluate((input) => (input.getRootNode() as ShadowRoot).activeElement === input)).toBe(true);
    expect(await number.getAttribute('aria-invalid')).toBe('true');
  });

  it('notices a mistyped number and a past date at once', async () => {
    const { page } = await enter();
    await fillCard(page, '4242424242424241', '1220');
    await page.getByText('Your card number is invalid.').waitFor();
    await page.getByText("Your card's expiration year is in the past.").waitFor();
  });

  it('asks for a postal code only where cards are checked against one', async () => {
    const { page } = await enter();
    await page.locator('select[name=country]').selectOption('DE');
    await page.locator('input[name=postalCode]').waitFor({ state: 'hidden' });
  });
});

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

  it('resolves a decline as an error, keeps the form and pays the same order with another card', async () => {
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
  it('asks in the page and pays once confirmed', async () => {
    const { page } = await enter();
    await payWith(page, '4000002760003184');
    await dialog(page).getByRole('button', { name: 'Complete authentication' }).click();
    expect((await outcomeOf(page)).paymentIntent?.status).toBe('succeeded');
  });

  it.each(['Fail authentication', 'Close', 'Escape'])('takes %s for a no', async (way) => {
    const { page } = await enter();
    await payWith(page, '4000002760003184');
    await dialog(page).waitFor();
    if (way === 'Escape') await page.keyboard.press('Escape');
    else await dialog(page).getByRole('button', { name: way, exact: true }).click();
    const { error } = await outcomeOf(page);
    expect(error?.code).toBe('payment_intent_authentication_failure');
    expect(error?.payment_intent?.status).toBe('requires_payment_method');
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
    expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
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
    const page = await shop.browser.newPage();
    open.push(page);
    await page.goto(action.redirect_to_url.url);
    expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
    await page.getByRole('button', { name }).click();
    await page.waitForURL(new RegExp(`/done\\?payment_intent=${intent.id}&.*&redirect_status=${status}#top$`));
  });
});

it('createConfirmationToken hands the card over without confirming', async () => {
  const { page } = await enter('token=1');
  await payWith(page, '5555555555554444');
  const { confirmationToken } = await outcomeOf(page);
  expect(confirmationToken?.id).toMatch(/^ctoken_/);
  expect(confirmationToken?.payment_method_preview.card.last4).toBe('4444');
});
