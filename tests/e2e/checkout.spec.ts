import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { type ProductView, productsAnswer } from '@/lib/contracts/catalogue';
import { ADDRESS, SANDBOX } from './_shop';

const PHONE = { width: 375, height: 812 };
const DESKTOP = { width: 1440, height: 900 };

type Item = { variantId: string; product: ProductView };

/** Something of each named provider in the cart, without walking through the shop. */
async function fillCart(page: Page, providers: string[]): Promise<Item[]> {
  await page.goto('/checkout');
  const { products } = productsAnswer.parse(await (await page.request.get('/api/pod/products/unified')).json());
  const items = providers.map((provider): Item => {
    const product = products.find((each) => each.provider === provider && each.variants.length > 1 && each.available);
    const variant = product?.variants.find(({ available }) => available);
    if (!product || !variant) throw new Error(`nothing of ${provider} is on sale`);
    return { variantId: variant.id, product };
  });
  const cart = items.map(({ variantId }) => ({ variant_id: variantId, quantity: 1 }));
  await page.evaluate((value) => localStorage.setItem('flowbotz.cart', value), JSON.stringify(cart));
  await page.goto('/checkout');
  await expect(page.locator('input[name=number]')).toBeVisible();
  return items;
}

async function fillForm(page: Page, email: string): Promise<void> {
  await page.getByLabel('E-mail').fill(email);
  await page.locator('#checkout-name').fill(ADDRESS.name);
  await page.locator('#checkout-line1').fill(ADDRESS.line1);
  await page.locator('#checkout-city').fill('New York');
  await page.locator('#checkout-state').selectOption('NY');
  await page.locator('#checkout-postalCode').fill('10001');
  await expect(page.getByRole('radio', { name: /Standard/ })).toBeVisible();
}

async function fillCard(page: Page, number: string): Promise<void> {
  await page.locator('input[name=number]').fill(number);
  await page.locator('input[name=expiry]').fill('12 / 34');
  await page.locator('input[name=cvc]').fill('123');
}

const payButton = (page: Page) => page.getByRole('button', { name: /^Pay/ });
const notice = (page: Page) => page.locator('form').getByRole('alert');
const arrive = (page: Page) => page.waitForURL(/\/orders\/FBZ\d{14}/, { timeout: 30_000 });

async function expectNoAxeFindings(page: Page): Promise<void> {
  // A field half under the sticky bar looks like a small target.
  await page.evaluate(() => window.scrollTo({ top: 0, behavior: 'instant' }));
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)).toEqual(
    [],
  );
}

async function setFaults(api: object): Promise<void> {
  const answer = await fetch(`${SANDBOX}/control/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ api }),
  });
  expect(answer.status).toBe(200);
}

/** Changes a Printify product as its owner would, and waits until the shop has heard of it. */
async function changeOffer(page: Page, { product, variantId }: Item, change: object, heard: RegExp): Promise<void> {
  const [, productId = '', offerId = ''] = variantId.split('-');
  const url = `${SANDBOX}/printify/v1/shops/901001/products/${productId}.json`;
  const headers = { authorization: 'Bearer sandbox', 'content-type': 'application/json', 'user-agent': 'tests' };
  const price = product.variants.find(({ id }) => id === variantId)?.price_minor ?? 0;
  const variants = [{ id: Number(offerId), price, ...change }];
  const answer = await fetch(url, { method: 'PUT', headers, body: JSON.stringify({ variants }) });
  expect(answer.status).toBe(200);
  const items = [{ variant_id: variantId, quantity: 1 }];
  await expect
    .poll(async () => (await page.request.post('/api/pod/cart', { data: { items } })).text(), { timeout: 20_000 })
    .toMatch(heard);
}

for (const [name, viewport] of [
  ['phone', PHONE],
  ['desktop', DESKTOP],
] as const) {
  test.describe(name, () => {
    test.use({ viewport });
    test.afterEach(() => setFaults({}));

    test('every state of the checkout says what is wrong and what to do, to everyone', async ({ page }) => {
      await test.step('an empty cart', async () => {
        await page.goto('/checkout');
        await expect(page.getByText('Your cart is empty')).toBeVisible();
        await expectNoAxeFindings(page);
      });
      const [, printify] = await fillCart(page, ['printful', 'printify']);
      if (!printify) throw new Error('nothing of Printify is in the cart');

      await test.step('errors beside the fields, the focus on the first', async () => {
        await payButton(page).click();
        await expect(page.getByLabel('E-mail')).toBeFocused();
        await expect(page.getByText('Enter the ZIP code, like 94107.')).toBeVisible();
        await expect(page.locator('#checkout-postalCode')).toHaveAttribute('aria-invalid', 'true');
        await expectNoAxeFindings(page);
      });

      await test.step('quotes that take their time, then none at all', async () => {
        await setFaults({ printful: { error500: 1 } });
        await page.getByLabel('E-mail').fill('states@example.com');
        await page.locator('#checkout-state').selectOption('NY');
        // A place nobody asked about before: for a known one its last answer would stand in.
        await page.locator('#checkout-postalCode').fill(name === 'phone' ? '10002' : '10003');
        await expect(page.getByText('Asking the print shops for delivery prices')).toBeAttached();
        await expectNoAxeFindings(page);
        await expect(page.getByText('No delivery prices right now')).toBeVisible();
        await expectNoAxeFindings(page);
        await setFaults({});
        await page.getByRole('button', { name: 'Try again' }).click();
      });

      await test.step('the tax, before paying', async () => {
        await fillForm(page, 'states@example.com');
        const summary = name === 'phone' ? page.locator('details') : page.getByRole('complementary');
        if (name === 'phone') await summary.locator('summary').click();
        await expect(summary.getByText('Tax', { exact: true })).toBeVisible();
        await expectNoAxeFindings(page);
      });

      await test.step('a place that one print shop does not deliver to', async () => {
        await page.locator('#checkout-country').selectOption('HK');
        await expect(page.locator('#checkout-postalCode')).toHaveCount(0);
        await expect(page.getByText('We cannot deliver there')).toBeVisible();
        await expect(page.getByText('Not delivered to this address.').filter({ visible: true })).toBeVisible();
        await expectNoAxeFindings(page);
        await page.locator('#checkout-country').selectOption('US');
        await fillForm(page, 'states@example.com');
      });

      await test.step('a price that changed since it was shown', async () => {
        const old = printify.product.variants.find(({ id }) => id === printify.variantId)?.price_minor ?? 0;
        await changeOffer(page, printify, { price: old + 250 }, new RegExp(`"unit_minor":${old + 250}`));
        await fillCard(page, '4242424242424242');
        await payButton(page).click();
        await expect(notice(page)).toContainText('The price has changed');
        await expect(page.getByText(/^was \$[\d.]+ each$/).filter({ visible: true })).toBeVisible();
        await expectNoAxeFindings(page);
        await changeOffer(page, printify, { price: old }, new RegExp(`"unit_minor":${old}`));
      });

      await test.step('an item that is no longer sold', async () => {
        await changeOffer(page, printify, { is_enabled: false }, /"gone":\["/);
        await payButton(page).click();
        await expect(page.getByText('No longer sold.', { exact: true }).filter({ visible: true })).toBeVisible();
        await expectNoAxeFindings(page);
        await page
          .getByRole('button', { name: `Remove ${printify.product.title}` })
          .filter({ visible: true })
          .click();
        await expect(page.getByText('No longer sold.', { exact: true })).toHaveCount(0);
        await expect(page.getByRole('heading', { name: 'Checkout' })).toBeFocused();
        await changeOffer(page, printify, { is_enabled: true }, /"gone":\[\]/);
      });

      await test.step('a refused card', async () => {
        await fillCard(page, '4000000000009995');
        await payButton(page).click();
        await expect(notice(page)).toContainText('There is not enough money on this card');
        await expect(notice(page)).toBeFocused();
        await expectNoAxeFindings(page);
      });
    });
  });
}

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

  test('a payment on another page that is not finished loses nothing, and one that is leads to the order', async ({
    page,
  }) => {
    await fillCart(page, ['printify']);
    await fillForm(page, 'redirect@example.com');
    await page.getByRole('radio', { name: 'Klarna' }).check();
    await payButton(page).click();
    await page.getByRole('button', { name: 'Fail authentication' }).click();
    await expect(notice(page)).toContainText('The payment was not completed');
    expect(page.url()).not.toContain('payment_intent');
    await expect(page.getByLabel('E-mail')).toHaveValue('redirect@example.com');
    await expect(page.locator('#checkout-line1')).toHaveValue(ADDRESS.line1);
    await expectNoAxeFindings(page);

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
