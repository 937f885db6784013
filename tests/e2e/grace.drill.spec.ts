import { expect, type Page, test } from 'playwright/test';
import { PHONE } from './_checkout';
import { expectSound, expectUsable } from './_looks';
import { buy } from './_orders';
import { providerOrders, signIn } from './_shop';

/** What is chosen before the page is awake is lost, so it is chosen until it is saved. */
async function giveHours(console: Page, hours: string): Promise<void> {
  await expect(async () => {
    await console.getByLabel('Time to change one’s mind').selectOption(hours);
    await console.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(console.getByText('Saved. The shop shows it at once.').first()).toBeVisible({ timeout: 3_000 });
    await expect(console.getByLabel('Time to change one’s mind')).toHaveValue(hours, { timeout: 1_000 });
  }).toPass({ timeout: 30_000 });
}

test('a shop gives two hours: its shopper changes the size, and then their mind', async ({ page, browser }) => {
  test.setTimeout(180_000);
  const console = await browser.newPage();
  await signIn(console, 'admin@flowbotz.example', '/admin/settings');
  await giveHours(console, '2');

  const order = await buy(page, { providers: ['printful'] });
  await page.goto(`/orders/${order.number}?t=${order.token}`);
  const note = page.getByRole('region', { name: 'You can still change your mind' });
  await expect(note).toBeVisible({ timeout: 30_000 });
  await expect(note).toContainText(/(2 h 0|1 h 5\d) min left/);
  await expect.poll(async () => (await providerOrders(order.number)).length).toBe(1);
  await expectSound(page, 'an order in its time of grace');
  await page.screenshot({ path: '/tmp/speed-grace-desktop.png', fullPage: true });

  await note.getByRole('link', { name: 'Change or cancel' }).click();
  await page.getByRole('button', { name: 'Change size or color' }).click();
  const form = page.getByRole('form', { name: 'Change size or color' });
  await form.getByLabel('Into').selectOption({ index: 1 });
  const chosen = await form.getByLabel('Into').locator('option:checked').textContent();
  await page.setViewportSize(PHONE);
  await expectUsable(page, 'changing the size on a phone');
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.screenshot({ path: '/tmp/speed-grace-phone.png', fullPage: true });
  await form.getByRole('button', { name: 'Change it' }).click();
  await expect(page.getByText(`Changed. You get it in ${chosen}.`)).toBeVisible();
  await expect(page.getByRole('region', { name: 'Items' })).toContainText(`${chosen}`, { timeout: 30_000 });
  await expect
    .poll(async () => (await providerOrders(order.number)).filter(({ status }) => status === 'draft').length)
    .toBe(1);

  await page.getByRole('button', { name: 'Cancel order' }).click();
  await page.getByRole('button', { name: 'Yes, cancel it' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /canceled/i })).toBeVisible({ timeout: 30_000 });
  expect((await providerOrders(order.number)).filter(({ status }) => status !== 'canceled')).toEqual([]);

  await giveHours(console, '');
});
