import { expect, type Locator, type Page, test } from 'playwright/test';
import { productsAnswer } from '@/lib/contracts/catalogue';
import { expectAccessible } from './_axe';
import { signIn } from './_shop';

const PHONE = { viewport: { width: 375, height: 780 }, colorScheme: 'dark' } as const;
const DESKTOP = { viewport: { width: 1440, height: 900 }, colorScheme: 'light' } as const;

async function addressOf(page: Page, title: string): Promise<string> {
  const { products } = productsAnswer.parse(await (await page.request.get('/api/pod/products/unified')).json());
  const product = products.find((each) => each.title === title);
  if (!product) throw new Error(`"${title}" is not on sale`);
  return `/products/${product.slug}`;
}

/** The estimate comes from a script once it is near: when it is there, the page is alive. */
async function seeArrival(page: Page): Promise<void> {
  await page.getByRole('region', { name: 'Delivery' }).scrollIntoViewIfNeeded();
  await expect(page.getByText(/^Arrives /)).toBeVisible();
}

async function openProduct(page: Page, title: string): Promise<void> {
  await page.goto(await addressOf(page, title));
  await seeArrival(page);
}

const sideways = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

const SCREENS = { 'on a phone, dark': { screen: PHONE }, 'on a desk, light': { screen: DESKTOP, tag: '@drill' } };
for (const [name, { screen, ...details }] of Object.entries(SCREENS)) {
  test.describe(name, details, () => {
    test.use(screen);

    test('from the window through a search to a filled cart, and every state is accessible', async ({ page }) => {
      await page.goto('/');
      await expectAccessible(page);
      const search = page.getByRole('searchbox', { name: 'Search the shop' });
      await search.fill('nothing like that');
      await search.press('Enter');
      await expect(page.getByRole('heading', { name: /^Nothing for/ })).toBeVisible();
      await expectAccessible(page);
      await search.fill('morning loop');
      await search.press('Enter');
      await expect(page).toHaveURL(/[?&]q=morning(\+|%20)loop/);
      await expect(page.getByRole('status').filter({ hasText: '1 product' })).toBeVisible();
      await page.getByRole('link', { name: 'Morning Loop Tee' }).click();
      await seeArrival(page);
      await expectAccessible(page);

      await page.getByRole('button', { name: 'Size guide' }).click();
      await expect(page.getByRole('dialog', { name: 'Size guide' })).toBeVisible();
      await page.getByRole('radio', { name: 'Centimeters' }).check();
      await expect(page.getByRole('row', { name: /^M/ })).toContainText('51');
      await expectAccessible(page);
      await page.keyboard.press('Escape');
      await expect(page.getByRole('button', { name: 'Size guide' })).toBeFocused();

      await page.getByRole('button', { name: 'Enlarge the picture' }).click();
      await expect(page.getByRole('dialog', { name: 'Morning Loop Tee' })).toBeVisible();
      await expectAccessible(page);
      await page.keyboard.press('Escape');

      await page.getByRole('radio', { name: 'Heather Blue' }).check();
      await page.getByRole('radio', { name: 'XL' }).check();
      await expect(page.getByText('Heather Blue / XL is sold out')).toBeVisible();
      await expect(page.getByRole('button', { name: 'Sold out' })).toBeDisabled();
      await expectAccessible(page);
      await page.getByRole('radio', { name: 'White' }).check();
      await page.getByRole('button', { name: 'Add to cart' }).click();
      await expect(page.getByText('In your cart')).toBeVisible();
      await expectAccessible(page);
      await page.getByRole('link', { name: 'View cart (1)' }).click();
      await expect(page.getByText(/arrives /)).toBeVisible();
      await expectAccessible(page);
      expect(await sideways(page)).toBeLessThanOrEqual(0);

      await page.getByRole('button', { name: /^Remove/ }).click();
      await expect(page.getByRole('heading', { name: 'Your cart is empty' })).toBeVisible();
      await page.getByRole('button', { name: 'Undo' }).click();
      await expect(page.getByRole('link', { name: 'Morning Loop Tee' }).last()).toBeVisible();
      await page.getByRole('button', { name: /^Remove/ }).click();
      await expect(page.getByRole('heading', { name: 'Your cart is empty' })).toBeVisible();
      await expectAccessible(page);
    });

    test('signing in says what is going on at every step', async ({ page }) => {
      await page.goto('/sign-in?error=Verification');
      await expect(page.getByText('That link no longer works')).toBeVisible();
      await expectAccessible(page);
      await signIn(page, `shopper-${name.length}@example.com`, '/account/orders');
      await expect(page.getByRole('heading', { name: 'Your orders' })).toBeVisible();
      await expectAccessible(page);
      const answer = await page.goto('/nowhere');
      expect(answer?.status()).toBe(404);
      await expectAccessible(page);
      expect(await sideways(page)).toBeLessThanOrEqual(0);
    });
  });
}

/** Tab until this has the focus, as someone without a mouse does. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let presses = 0; presses < 80; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the Tab key does not reach ${target}`);
}

test('the keyboard alone leads from the home page to a filled cart', async ({ page }) => {
  await page.goto('/');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
  await page.keyboard.press('Enter');
  await tabTo(page, page.locator('#shop').getByRole('link', { name: 'Morning Loop Tee' }));
  await page.keyboard.press('Enter');
  await seeArrival(page);
  await tabTo(page, page.getByRole('region', { name: 'Pictures of Morning Loop Tee' }));
  await tabTo(page, page.getByRole('radio', { name: 'White' }));
  await page.keyboard.press('ArrowRight');
  await tabTo(page, page.getByRole('radio', { name: 'S', exact: true }));
  await page.keyboard.press('ArrowRight');
  await tabTo(page, page.getByRole('button', { name: 'Add to cart' }));
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('link', { name: 'View cart (1)' }));
  await page.keyboard.press('Enter');
  await expect(page.getByText('Black / M')).toBeVisible();
});

test('the country of delivery is remembered from page to page', async ({ page }) => {
  await openProduct(page, 'Morning Loop Tee');
  await page.getByLabel('Country of delivery').selectOption('DE');
  await openProduct(page, 'Window Cat Tee');
  await expect(page.getByLabel('Country of delivery')).toHaveValue('DE');
});

test('a print shop that does not answer costs the estimate and nothing else', { tag: '@drill' }, async ({ page }) => {
  const problem = { type: 'about:blank', title: 'Temporarily unavailable', status: 503, request_id: 'r' };
  const detail = 'We cannot tell the delivery days right now.';
  await page.route('**/api/pod/delivery-estimate?*', (route) =>
    route.fulfill({
      status: 503,
      json: { ...problem, detail, code: 'provider_unavailable', reason: 'no_delivery_days' },
    }),
  );
  await page.goto(await addressOf(page, 'Morning Loop Tee'));
  await page.getByRole('region', { name: 'Delivery' }).scrollIntoViewIfNeeded();
  await expect(page.getByText(detail)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Add to cart' }).click();
  await expect(page.getByText('In your cart')).toBeVisible();
  await page.unroute('**/api/pod/delivery-estimate?*');
  await page.getByRole('button', { name: 'Ask again' }).click();
  await seeArrival(page);
});

test('a price that changed since it was put in the cart is told, and what is no longer sold stops the checkout', async ({
  page,
}) => {
  await openProduct(page, 'Morning Loop Tee');
  await page.getByRole('button', { name: 'Add to cart' }).click();
  await expect(page.getByText('In your cart')).toBeVisible();
  await page.evaluate(() => {
    const cart = JSON.parse(localStorage.getItem('flowbotz.cart') ?? '[]');
    localStorage.setItem('flowbotz.seen-prices', JSON.stringify({ [cart[0].variant_id]: 1900 }));
    localStorage.setItem('flowbotz.cart', JSON.stringify([...cart, { variant_id: 'gone', quantity: 1 }]));
  });
  await page.goto('/cart');
  await expect(page.getByText('it was $19.00')).toBeVisible();
  await expect(page.getByText('This item is no longer sold')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Check out' })).toBeDisabled();
  await expectAccessible(page);
});

test('search engines are told what a product is and costs, under the page’s own nonce', async ({ page }) => {
  await page.goto(await addressOf(page, 'Morning Loop Tee'));
  const data = JSON.parse((await page.locator('script[type="application/ld+json"]').textContent()) ?? '');
  expect(data).toMatchObject({ '@type': 'Product', name: 'Morning Loop Tee' });
  expect(data.offers).toContainEqual(
    expect.objectContaining({ price: '26.00', priceCurrency: 'USD', availability: 'https://schema.org/InStock' }),
  );
  expect(await page.locator('link[rel=canonical]').getAttribute('href')).toContain('/products/');
  expect(await (await page.request.get('/sitemap.xml')).text()).toContain('/sitemaps/0');
  expect(await (await page.request.get('/sitemaps/0')).text()).toContain('/products/morning-loop-tee');
  // A shop in test mode wants no visitors.
  expect(await (await page.request.get('/robots.txt')).text()).toContain('Disallow: /');
});
