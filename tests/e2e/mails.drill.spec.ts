import { expect, test } from 'playwright/test';
import { expectAccessible } from './_axe';
import { DESKTOP, PHONE } from './_checkout';
import { buy } from './_orders';
import { mailsTo, signIn } from './_shop';

const SHOPPER = 'send-log@example.com';

test('staff see what was mailed to whom, and every template as the shopper would', async ({ page }) => {
  const order = await buy(page, { providers: ['printful'], email: SHOPPER });
  await expect.poll(async () => (await mailsTo(SHOPPER)).length).toBe(1);
  await signIn(page, 'admin@flowbotz.example', '/admin/mails');
  await page.goto('/admin/mails');
  await page.getByLabel('Order').fill(order.number);
  await page.getByLabel('State').selectOption('sent');
  await page.getByRole('button', { name: 'Show' }).click();
  const row = page.getByRole('row').filter({ hasText: order.number });
  await expect(row).toHaveCount(1);
  await expect(row).toContainText('Order placed');
  await expect(row).toContainText(SHOPPER);
  for (const size of [PHONE, DESKTOP]) {
    await page.setViewportSize(size);
    await expectAccessible(page);
  }
  await page.getByLabel('State').selectOption('failed');
  await page.getByRole('button', { name: 'Show' }).click();
  await expect(page.getByRole('heading', { name: 'Nothing here' })).toBeVisible();

  await page.getByRole('link', { name: 'Templates' }).click();
  const mail = page.frameLocator('iframe');
  await expect(mail.getByRole('heading', { name: 'Thank you for your order' })).toBeVisible();
  await page.getByRole('link', { name: 'Deutsch' }).click();
  await expect(mail.getByRole('heading', { name: 'Danke für deine Bestellung' })).toBeVisible();
  await page.getByRole('link', { name: 'Delay' }).click();
  await expect(mail.getByRole('heading', { name: 'Deine Bestellung braucht länger als angekündigt' })).toBeVisible();
  await page.getByRole('link', { name: 'Dark' }).click();
  await expect(mail.locator('body')).toHaveCSS('background-color', 'rgb(18, 19, 18)');
  await page.getByRole('link', { name: 'Plain text' }).click();
  await expect(page.getByText('Bestellung verfolgen: http')).toBeVisible();
  for (const size of [PHONE, DESKTOP]) {
    await page.setViewportSize(size);
    await expectAccessible(page);
  }
});
