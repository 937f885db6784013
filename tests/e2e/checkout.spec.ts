import { expect, test } from 'playwright/test';
import { expectAccessible } from './_axe';
import { arrive, DESKTOP, fillCard, fillCart, fillForm, notice, PHONE, payButton } from './_checkout';
import { ADDRESS } from './_shop';

test.describe('on a phone', () => {
  test.use({ viewport: PHONE });

  test('fields bring the right keyboard and can be filled in by the browser', async ({ page }) => {
    await fillCart(page, ['printful']);
    const fields = await page
      .locator('form input[id^=checkout-], form select[id^=checkout-]')
      .evaluateAll((all) =>
        all.map((field) =>
          ['name', 'autocomplete', 'inputmode', 'enterkeyhint']
            .map((each) => field.getAttribute(each) ?? '')
            .join(' | '),
        ),
      );
    expect(fields).toEqual([
      'email | email | email | next',
      'country | shipping country |  | ',
      'name | shipping name |  | next',
      'line1 | shipping address-line1 |  | next',
      'line2 | shipping address-line2 |  | next',
      'city | shipping address-level2 |  | next',
      'state | shipping address-level1 |  | ',
      'postalCode | shipping postal-code | numeric | next',
    ]);
  });

  test('Stripe’s heavy script waits until the form is begun or the payment comes into view', async ({ page }) => {
    await fillCart(page, ['printful']);
    const scripts: string[] = [];
    page.on('request', (request) => {
      if (request.url().endsWith('/stripe.js')) scripts.push(request.url());
    });
    await page.evaluate(() => window.scrollTo({ top: 0, behavior: 'instant' }));
    await page.reload({ waitUntil: 'networkidle' });
    await expect(page.getByRole('heading', { name: 'Payment' })).toBeAttached();
    expect(scripts).toEqual([]);
    await page.getByLabel('E-mail').focus();
    await expect(page.locator('input[name=number]')).toBeVisible();
    expect(scripts).toHaveLength(1);
  });

  test('a payment on another page that is not finished loses nothing, and one that is leads to the order', {
    tag: '@drill',
  }, async ({ page }) => {
    await fillCart(page, ['printify']);
    await fillForm(page, 'redirect@example.com');
    await page.getByRole('radio', { name: 'Klarna' }).check();
    await payButton(page).click();
    await page.getByRole('button', { name: 'Fail authentication' }).click();
    await expect(notice(page)).toContainText('The payment was not completed');
    expect(page.url()).not.toContain('payment_intent');
    await expect(page.getByLabel('E-mail')).toHaveValue('redirect@example.com');
    await expect(page.locator('#checkout-line1')).toHaveValue(ADDRESS.line1);
    await expectAccessible(page);

    await expect(page.getByRole('radio', { name: /Standard/ })).toBeVisible();
    await page.getByRole('radio', { name: 'Klarna' }).check();
    await payButton(page).click();
    await page.getByRole('button', { name: 'Complete authentication' }).click();
    await arrive(page);
    await expect(page.getByText('Payment received').first()).toBeVisible();
    await expect.poll(() => page.evaluate(() => localStorage.getItem('flowbotz.cart'))).toBe('[]');
    await page.goto('/checkout');
    await expect(page.getByText('Your cart is empty')).toBeVisible();
  });

  test('the total stays in sight all the way down, and a refresh keeps what was typed', async ({ page }) => {
    await fillCart(page, ['printful']);
    await fillForm(page, 'refresh@example.com');
    await page.reload();
    await expect(page.getByLabel('E-mail')).toHaveValue('refresh@example.com');
    await expect(page.locator('#checkout-state')).toHaveValue('NY');
    await payButton(page).scrollIntoViewIfNeeded();
    await expect(page.locator('details summary')).toBeInViewport();
  });
});

test.describe('with a keyboard only', () => {
  test.use({ viewport: DESKTOP });

  test('the whole way from the first field to the paid order', async ({ page }) => {
    await fillCart(page, ['printful']);
    const { keyboard } = page;
    const write = async (text: string) => {
      await keyboard.type(text);
      await keyboard.press('Tab');
    };
    await page.getByLabel('E-mail').focus();
    await write('keys@example.com');
    await keyboard.press('Tab');
    await write(ADDRESS.name);
    await write(ADDRESS.line1);
    await keyboard.press('Tab');
    await write('New York');
    await keyboard.type('New Y');
    await keyboard.press('Tab');
    await keyboard.type('10001');
    await expect(page.getByRole('radio', { name: /Standard/ })).toBeVisible();
    await keyboard.press('Tab');
    await keyboard.press('Tab');
    await expect(page.getByRole('radio', { name: /Standard/ })).toBeFocused();
    await keyboard.press('ArrowDown');
    await expect(page.getByRole('radio', { name: /Express/ })).toBeChecked();
    await keyboard.press('Tab');
    await keyboard.press('Tab');
    await write('4242424242424242');
    await write('1234');
    await keyboard.type('123');
    // While the price of the chosen delivery is worked out nothing can be paid.
    await expect(payButton(page)).toBeEnabled();
    await keyboard.press('Enter');
    await arrive(page);
    await expect(page.getByText('Payment received').first()).toBeVisible();
  });
});

test('an order that was paid already is opened, not paid again, even where its first answer was lost', async ({
  page,
  browser,
}) => {
  await fillCart(page, ['printful']);
  await fillForm(page, 'again@example.com');
  await fillCard(page, '4242424242424242');
  const placing = page.waitForRequest(/create-pod-payment-intent/);
  await payButton(page).click();
  const request = await placing;
  await arrive(page);
  const number = /FBZ\d{14}/.exec(page.url())?.[0] ?? '';
  const stranger = await (await browser.newContext()).newPage();
  await stranger.goto(`/orders/${number}`);
  await expect(stranger.getByText(ADDRESS.line1)).toHaveCount(0);
  const again = await stranger.request.post('/api/payments/create-pod-payment-intent', {
    data: request.postDataJSON(),
    headers: { 'idempotency-key': request.headers()['idempotency-key'] ?? '' },
  });
  expect([again.status(), await again.json()]).toMatchObject([409, { code: 'already_paid', order_number: number }]);
  await stranger.goto(`/orders/${number}`);
  await expect(stranger.getByText(ADDRESS.line1).first()).toBeVisible();
  await stranger.close();
});

test('without a connection the checkout says so at once, and paying works when there is one again', {
  tag: '@drill',
}, async ({ page }) => {
  await fillCart(page, ['printify']);
  await fillForm(page, 'offline@example.com');
  await fillCard(page, '4242424242424242');
  await page.context().setOffline(true);
  await payButton(page).click();
  await expect(notice(page)).toContainText('We could not reach the shop');
  await page.locator('#checkout-postalCode').fill('10002');
  await expect(page.getByText('No delivery prices right now')).toBeVisible();
  await page.context().setOffline(false);
  await expect(page.getByRole('radio', { name: /Standard/ })).toBeVisible();
  await payButton(page).click();
  await arrive(page);
});
