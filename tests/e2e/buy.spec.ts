import { expect, type Page, test } from 'playwright/test';
import { productsAnswer } from '@/lib/contracts/catalogue';
import { expectAccessible } from './_axe';
import { ADDRESS, mailsTo, move, providerOrders, signIn } from './_shop';

/** One thing of each named provider into the cart, through the product pages. */
async function fillCart(page: Page, providers: string[]): Promise<void> {
  const { products } = productsAnswer.parse(await (await page.request.get('/api/pod/products/unified')).json());
  for (const provider of providers) {
    const product = products.find((each) => each.provider === provider && each.available);
    if (!product) throw new Error(`nothing of ${provider} is on sale`);
    await page.goto(`/products/${product.id}`);
    await page.getByRole('button', { name: 'Add to cart' }).click();
  }
}

async function fillForm(page: Page, email: string): Promise<void> {
  await page.goto('/checkout');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Full name').fill(ADDRESS.name);
  await page.getByLabel('Street and number').fill(ADDRESS.line1);
  await page.locator('#checkout-city').fill(ADDRESS.city);
  await page.locator('#checkout-state').selectOption(ADDRESS.state);
  await page.locator('#checkout-postalCode').fill(ADDRESS.postalCode);
  await expect(page.getByRole('radio', { name: /Standard/ })).toBeVisible();
  await page.getByRole('radio', { name: /Standard/ }).check();
}

async function pay(page: Page, card: string): Promise<void> {
  await page.locator('input[name=number]').fill(card);
  await page.locator('input[name=expiry]').fill('12 / 34');
  await page.locator('input[name=cvc]').fill('123');
  const postal = page.getByRole('group', { name: /card/i }).locator('input[name=postalCode]');
  if (await postal.isVisible()) await postal.fill(ADDRESS.postalCode);
  await page.getByRole('button', { name: /^Pay/ }).first().click();
}

const orderNumber = (page: Page) => /FBZ\d{14}/.exec(page.url())?.[0] ?? '';
const arrive = (page: Page) => page.waitForURL(/\/orders\/FBZ\d{14}/, { timeout: 30_000 });

test('a guest buys from both providers and sees it printed, shipped and delivered without a reload', async ({
  page,
}) => {
  const refused: string[] = [];
  page.on('console', (message) => {
    if (/content security policy/i.test(message.text())) refused.push(message.text());
  });
  await page.goto('/');
  await expectAccessible(page);
  await fillCart(page, ['printful', 'printify']);
  await page.goto('/cart');
  await expectAccessible(page);
  await fillForm(page, 'grace@example.com');
  await expectAccessible(page);
  await pay(page, '4242424242424242');
  await arrive(page);
  const number = orderNumber(page);
  await expect(page.getByText('Order confirmed').first()).toBeVisible({ timeout: 30_000 });
  await expectAccessible(page);
  await move(number, 'produce');
  await expect(page.getByRole('heading', { name: /being printed/i })).toBeVisible();
  await move(number, 'ship_all');
  await expect(page.getByText('2 of 2 packages shipped')).toBeVisible();
  // Two packages of one minute are one mail. A second try of this test has an order of its own under the same address.
  const mails = async () => (await mailsTo('grace@example.com')).filter(({ text }) => text?.includes(number));
  // Nobody is told that something is on its way once it has arrived.
  await expect
    .poll(async () => (await mails()).map(({ subject }) => subject).join(), { timeout: 60_000 })
    .toContain('On its way');
  await move(number, 'deliver');
  await expect(page.getByText('Both packages delivered')).toBeVisible();
  expect(await providerOrders(number)).toHaveLength(2);
  await expect.poll(async () => (await mails()).length).toBe(4);
  expect(refused).toEqual([]);
});

test('a declined card is explained, nothing typed is lost, and another card pays the same order', async ({ page }) => {
  await fillCart(page, ['printful']);
  await fillForm(page, 'declined@example.com');
  await pay(page, '4000000000000002');
  await expect(page.getByRole('alert').filter({ hasText: /declined/i })).toBeVisible();
  await expect(page.getByLabel('E-mail')).toHaveValue('declined@example.com');
  await expect(page.getByLabel('Street and number')).toHaveValue(ADDRESS.line1);
  await pay(page, '4242424242424242');
  await arrive(page);
  await expect(page.getByText('Payment received').first()).toBeVisible();
});

test('3-D Secure refused does not pay, accepted does', async ({ page }) => {
  await fillCart(page, ['printify']);
  await fillForm(page, 'secure@example.com');
  await pay(page, '4000002500003155');
  await page.getByRole('button', { name: 'Fail authentication' }).click();
  await expect(page.getByRole('alert').filter({ hasText: /authenticat|bank/i })).toBeVisible();
  await pay(page, '4000002500003155');
  await page.getByRole('button', { name: 'Complete authentication' }).click();
  await arrive(page);
  await expect(page.getByText('Payment received').first()).toBeVisible();
});

test('a tab closed right after paying still yields the order', async ({ page }) => {
  await fillCart(page, ['printful']);
  await fillForm(page, 'closed@example.com');
  const paid = page.waitForResponse((answer) => answer.url().includes('/confirm') && answer.ok());
  await pay(page, '4242424242424242');
  await paid;
  await page.close();
  await expect
    .poll(async () => (await mailsTo('closed@example.com')).map(({ subject }) => subject), { timeout: 30_000 })
    .toEqual([expect.stringContaining('Order confirmed')]);
});

test('an admin cancels and the shopper sees the refund', async ({ page, browser }) => {
  await fillCart(page, ['printful']);
  await fillForm(page, 'refund@example.com');
  await pay(page, '4242424242424242');
  await arrive(page);
  const number = orderNumber(page);
  await expect(page.getByText('Order confirmed').first()).toBeVisible({ timeout: 30_000 });
  const admin = await (await browser.newContext()).newPage();
  await signIn(admin, 'admin@flowbotz.example', `/admin/orders/${number}`);
  await admin.goto(`/admin/orders/${number}`);
  await expectAccessible(admin);
  await admin.getByRole('button', { name: 'Cancel & refund' }).first().click();
  await admin
    .getByRole('dialog')
    .getByRole('button', { name: /^Cancel/ })
    .last()
    .click();
  await expect(page.getByText(/refund/i).first()).toBeVisible();
  await expect(page.getByText('Refund sent')).toBeVisible();
  await admin.close();
});

test('the number alone opens nothing', async ({ page }) => {
  await page.goto('/orders/FBZ20261124123456');
  await expect(page.getByRole('link', { name: /look|track/i }).first()).toBeVisible();
  const answer = await page.request.get('/api/payments/order-tracking/FBZ20261124123456');
  expect(answer.status()).toBe(404);
});
