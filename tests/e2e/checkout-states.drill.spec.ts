import { expect, test } from 'playwright/test';
import { expectAccessible } from './_axe';
import { changeOffer, DESKTOP, fillCard, fillCart, fillForm, notice, PHONE, payButton, setFaults } from './_checkout';

for (const [name, viewport] of [
  ['phone', PHONE],
  ['desktop', DESKTOP],
] as const) {
  test.describe(name, () => {
    test.use({ viewport });
    test.afterEach(() => setFaults({}));

    // Three times the shop hears of a change at the print shop, at the pace it allows itself there.
    test.setTimeout(240_000);
    test('every state of the checkout says what is wrong and what to do, to everyone', async ({ page }) => {
      await test.step('an empty cart', async () => {
        await page.goto('/checkout');
        await expect(page.getByText('Your cart is empty')).toBeVisible();
        await expectAccessible(page);
      });
      const [, printify] = await fillCart(page, ['printful', 'printify']);
      if (!printify) throw new Error('nothing of Printify is in the cart');

      await test.step('errors beside the fields, the focus on the first', async () => {
        await payButton(page).click();
        await expect(page.getByLabel('E-mail')).toBeFocused();
        await expect(page.getByText('Enter the ZIP code, like 95014.')).toBeVisible();
        await expect(page.locator('#checkout-postalCode')).toHaveAttribute('aria-invalid', 'true');
        await expectAccessible(page);
      });

      await test.step('quotes that take their time, then none at all', async () => {
        await setFaults({ printful: { error500: 1 } });
        await page.getByLabel('E-mail').fill('states@example.com');
        await page.locator('#checkout-state').selectOption('NY');
        // A place nobody asked about before: for a known one its last answer would stand in.
        await page.locator('#checkout-postalCode').fill(name === 'phone' ? '10002' : '10003');
        await expect(page.getByText('Asking the print shops for delivery prices')).toBeAttached();
        await expectAccessible(page);
        await expect(page.getByText('No delivery prices right now')).toBeVisible();
        await expectAccessible(page);
        await setFaults({});
        await page.getByRole('button', { name: 'Try again' }).click();
      });

      await test.step('the tax, before paying', async () => {
        await fillForm(page, 'states@example.com');
        const summary = name === 'phone' ? page.locator('details') : page.getByRole('complementary');
        if (name === 'phone') await summary.locator('summary').click();
        await expect(summary.getByText('Tax', { exact: true })).toBeVisible();
        await expectAccessible(page);
      });

      await test.step('a place that one print shop does not deliver to', async () => {
        await page.locator('#checkout-country').selectOption('HK');
        await expect(page.locator('#checkout-postalCode')).toHaveCount(0);
        await expect(page.getByText('We cannot deliver there')).toBeVisible();
        await expect(page.getByText('Not delivered to this address.').filter({ visible: true })).toBeVisible();
        await expectAccessible(page);
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
        await expectAccessible(page);
      });

      await test.step('an item that is no longer sold', async () => {
        await changeOffer(page, printify, { is_enabled: false }, /"gone":\["/);
        await payButton(page).click();
        await expect(page.getByText('No longer sold.', { exact: true }).filter({ visible: true })).toBeVisible();
        await expectAccessible(page);
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
        await expectAccessible(page);
      });
    });
  });
}
