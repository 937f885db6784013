import { expect, test } from 'playwright/test';
import { expectAccessible } from './_axe';
import { arrive, fillCard, fillForm, payButton } from './_checkout';

for (const [name, screen] of Object.entries({
  'phone-dark': { viewport: { width: 390, height: 844 }, colorScheme: 'dark' },
  'desktop-light': { viewport: { width: 1440, height: 900 }, colorScheme: 'light' },
} as const)) {
  test.describe(name, () => {
    test.use(screen);

    test('a shopper finds a thing by a misspelt word, filters, and every state is an address', async ({ page }) => {
      await page.goto('/');
      const search = page.getByRole('searchbox', { name: 'Search the shop' });
      await search.fill('mornig lop');
      await search.press('Enter');
      await expect(page.getByText(/This comes close/)).toBeVisible();
      await expectAccessible(page);
      await page.getByText('Filter', { exact: true }).click();
      await page.getByRole('link', { name: /^Black ?\d+ products?$/ }).click();
      await expect(page).toHaveURL(/color=Black/);
      await expectAccessible(page);
      await page.reload();
      await page.getByRole('link', { name: 'Morning Loop Tee' }).click();
      await expect(page).toHaveURL(/\/products\/morning-loop-tee$/);
    });
  });
}

test('what was found is bought', async ({ page }) => {
  await page.goto('/?q=mornig+loop');
  await page.getByRole('link', { name: 'Morning Loop Tee' }).click();
  await page.getByRole('button', { name: 'Add to cart' }).click();
  await expect(page.getByText('In your cart')).toBeVisible();
  await page.goto('/checkout');
  await page.locator('#payment-title').scrollIntoViewIfNeeded();
  await fillForm(page, 'found@example.com');
  await fillCard(page, '4242424242424242');
  await payButton(page).first().click();
  await arrive(page);
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('filters and prices are links and a form', async ({ page }) => {
    await page.goto('/?max=40');
    await page.getByRole('link', { name: /^Black ?\d+ products?$/ }).click();
    await expect(page).toHaveURL(/color=Black&max=40/);
    await page.getByLabel('To').fill('30');
    await page.getByRole('button', { name: 'Apply' }).click();
    await expect(page).toHaveURL(/color=Black&min=&max=30|color=Black.*max=30/);
  });
});

test('an id and an older address lead to the newest', async ({ page }) => {
  await page.goto('/products/morning-loop-tee');
  const id = await page.request.get('/api/pod/products/unified');
  const { products } = (await id.json()) as { products: { id: string; slug: string }[] };
  const found = products.find(({ slug }) => slug === 'morning-loop-tee');
  await page.goto(`/products/${found?.id}`);
  await expect(page).toHaveURL(/\/products\/morning-loop-tee$/);
});
