import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Shop, startShop } from './_stripe-js-shop';
import { fillCard, outcomeOf, payButton, violations, visit } from './_stripe-js-visit';

type PageGlobals = {
  elements: { create: (type: string, options?: object) => { mount: (selector: string) => void } };
  Stripe: (key: string) => { elements: (options: object) => unknown };
};

/** The sandbox's Stripe.js under the real loader and the real React components, in a real browser. */
let shop: Shop;
beforeAll(async () => {
  shop = await startShop();
});
afterAll(async () => shop?.stop());

const enter = (query = '') => visit(shop, query);
const error = (page: Page, text: string) => page.locator('.Error').getByText(text);

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
    await error(page, 'Your card number is incomplete.').waitFor();
    expect(await violations(page)).toEqual([]);
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
    const names = await page.evaluate(() => {
      const { elements, Stripe } = window as unknown as PageGlobals;
      const attempts = [
        () => elements.create('payment'),
        () => elements.create('giftCard'),
        () => elements.create('address', { mode: 'billing' }).mount('#nowhere'),
        () => Stripe('pk_test_contract12345').elements({ paymentMethodTypes: ['card'] }),
        () => Stripe('pk_live_contract12345'),
      ];
      return attempts.map((attempt) => {
        try {
          attempt();
          return 'nothing thrown';
        } catch (thrown) {
          return thrown instanceof Error ? thrown.name : 'not an error';
        }
      });
    });
    expect(names).toEqual(Array(5).fill('IntegrationError'));
  });
});

describe('the card form', () => {
  it('names what is missing, shows it and leads to the first', async () => {
    const { page } = await enter();
    await payButton(page).click();
    expect((await outcomeOf(page)).error).toMatchObject({ type: 'validation_error', code: 'incomplete_number' });
    for (const text of ['card number is', 'expiration date is', 'security code is', 'ZIP is']) {
      await error(page, `${text} incomplete.`).waitFor();
    }
    const number = page.locator('input[name=number]');
    expect(await number.evaluate((input) => (input.getRootNode() as ShadowRoot).activeElement === input)).toBe(true);
    expect(await number.getAttribute('aria-invalid')).toBe('true');
  });

  it('notices a mistyped number and a past date at once', async () => {
    const { page } = await enter();
    await fillCard(page, '4242424242424241', '1220');
    await error(page, 'Your card number is invalid.').waitFor();
    await error(page, "Your card's expiration year is in the past.").waitFor();
  });

  it('does not move the button that is being pressed', async () => {
    const { page } = await enter();
    await page.locator('input[name=number]').fill('4242');
    await payButton(page).click();
    expect((await outcomeOf(page)).error?.code).toBe('incomplete_number');
  });

  it('asks for a postal code only where cards are checked against one', async () => {
    const { page } = await enter();
    await page.locator('select[name=country]').selectOption('DE');
    await page.locator('input[name=postalCode]').waitFor({ state: 'hidden' });
  });
});
