import { expect, type Page, test } from 'playwright/test';
import { productsAnswer } from '@/lib/contracts/catalogue';
import { expectAccessible } from './_axe';
import { fillCard } from './_checkout';
import { ADDRESS, mailsTo, move } from './_shop';

const EMAIL = 'jane@example.com';

async function printfulProduct(page: Page): Promise<string> {
  const { products } = productsAnswer.parse(await (await page.request.get('/api/pod/products/unified')).json());
  const product = products.find(({ provider, available }) => provider === 'printful' && available);
  if (!product) throw new Error('nothing of printful is on sale');
  return product.id;
}

const isGerman = (page: Page) => expect(page.locator('html')).toHaveAttribute('lang', 'de');

test.describe('a German browser', () => {
  test.use({ locale: 'de-DE' });

  test('buys and follows its order in German, and gets German mails', async ({ page }) => {
    await page.goto('/');
    await isGerman(page);
    await expect(page.getByRole('heading', { name: 'Gemacht, wenn du bestellst.' })).toBeVisible();
    await expectAccessible(page);

    await page.goto(`/products/${await printfulProduct(page)}`);
    await page.getByRole('button', { name: 'In den Warenkorb' }).click();
    await expect(page.getByText('Im Warenkorb')).toBeVisible();
    await expectAccessible(page);

    await page.goto('/cart');
    await expect(page.getByRole('heading', { name: 'Warenkorb', level: 1 })).toBeVisible();
    await expect(page.getByText(/^\d+,\d\d\s\$$/).first()).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Zur Kasse' }).click();

    await page.getByLabel('E-Mail').fill('jane');
    await page.locator('#checkout-country').selectOption('DE');
    await page.locator('#checkout-postalCode').fill('1011');
    await page.getByLabel('Vor- und Nachname').fill(ADDRESS.name);
    await expect(page.getByText('Gib eine E-Mail-Adresse ein.')).toBeVisible();
    await expect(page.getByText('Postleitzahl bitte wie in diesem Beispiel: 26133.')).toBeVisible();
    await page.getByLabel('E-Mail').fill(EMAIL);
    await page.getByLabel('Straße und Hausnummer').fill('Hafenweg 7');
    await page.locator('#checkout-city').fill('Berlin');
    await page.locator('#checkout-postalCode').fill('10115');
    await expect(page.getByText(/^Lieferung \d+\./).first()).toBeVisible();
    await expectAccessible(page);

    await fillCard(page, '4000000000000002');
    await page.getByRole('button', { name: /^Zahlungspflichtig bestellen/ }).click();
    await expect(page.getByRole('alert').filter({ hasText: 'Die Karte wurde abgelehnt.' })).toBeVisible();
    await fillCard(page, '4242424242424242');
    await page.getByRole('button', { name: /^Zahlungspflichtig bestellen/ }).click();
    await page.waitForURL(/\/orders\/FBZ\d{14}/, { timeout: 30_000 });
    const number = /FBZ\d{14}/.exec(page.url())?.[0] ?? '';

    await isGerman(page);
    await expect(page.getByText('Bestellung bestätigt').first()).toBeVisible({ timeout: 30_000 });
    await expectAccessible(page);
    await move(number, 'produce');
    await expect(page.getByRole('heading', { name: 'Deine Bestellung wird gedruckt' })).toBeVisible();
    await move(number, 'ship_all');
    await expect(page.getByRole('heading', { name: 'Deine Bestellung ist unterwegs' })).toBeVisible();
    await expectAccessible(page);
    await page.goto(`/orders/${number}/receipt`);
    await expect(page.getByRole('heading', { name: 'Beleg', level: 1 })).toBeVisible();
    await expectAccessible(page);

    await expect
      .poll(async () => (await mailsTo(EMAIL)).map(({ subject }) => subject).sort())
      .toEqual([
        expect.stringMatching(`^Bestellung bestätigt: .*${number}`),
        expect.stringMatching(`^Unterwegs: .*${number}`),
        expect.stringMatching(`^Wird gedruckt: .*${number}`),
      ]);
  });

  test('finds the places without an order in German, too', async ({ page }) => {
    for (const [path, heading] of [
      ['/track', 'Bestellung verfolgen'],
      ['/sign-in', /anmelden$/],
      ['/nothing-here', 'Hier ist nichts'],
      ['/orders/FBZ20260101000001', 'Diese Bestellung können wir hier nicht zeigen'],
    ] as const) {
      await page.goto(path);
      await isGerman(page);
      await expect(page.getByRole('heading', { name: heading, level: 1 })).toBeVisible();
      await expectAccessible(page);
    }
  });
});

test('the language is switched at the foot of any page, stays switched, and leaves the address alone', async ({
  page,
}) => {
  await page.goto('/track');
  await expect(page.getByRole('heading', { name: 'Track your order' })).toBeVisible();
  await page.getByLabel('Language').selectOption('de');
  await expect(page.getByRole('heading', { name: 'Bestellung verfolgen' })).toBeVisible();
  expect(new URL(page.url()).pathname).toBe('/track');
  await page.goto('/');
  await isGerman(page);
  await page.getByLabel('Sprache').selectOption('en');
  await expect(page.getByRole('heading', { name: 'Made when you order.' })).toBeVisible();
});
