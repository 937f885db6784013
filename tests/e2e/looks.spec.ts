import { expect, test } from 'playwright/test';
import { fillCart } from './_checkout';
import { expectLooks } from './_looks';

const SCREENS = {
  'phone dark': { viewport: { width: 375, height: 812 }, colorScheme: 'dark' },
  'desktop light': { viewport: { width: 1440, height: 900 }, colorScheme: 'light' },
} as const;

for (const [screen, use] of Object.entries(SCREENS)) {
  test.describe(screen, () => {
    test.use(use);
    const named = (what: string) => `${what} ${screen}`;

    test('the shop looks as it was approved', async ({ page }) => {
      await page.goto('/');
      await expectLooks(page, named('home'));
      await page.getByRole('link', { name: 'Morning Loop Tee' }).first().click();
      await page.getByRole('region', { name: 'Delivery' }).scrollIntoViewIfNeeded();
      await expect(page.getByText(/^Arrives /)).toBeVisible();
      await expectLooks(page, named('product'));
      await page.goto('/cart');
      await expect(page.getByRole('heading', { name: 'Your cart is empty' })).toBeVisible();
      await expectLooks(page, named('empty cart'));
      await fillCart(page, ['printful', 'printify']);
      await expectLooks(page, named('checkout'));
      await page.goto('/cart');
      await expect(page.getByText(/arrives /)).toBeVisible();
      await expectLooks(page, named('cart'));
      for (const [what, path] of [
        ['look-up', '/track'],
        ['sign-in', '/sign-in'],
        ['not found', '/nowhere'],
      ] as const) {
        await page.goto(path);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await expectLooks(page, named(what));
      }
    });
  });
}
