import { readFileSync } from 'node:fs';
import { expect, test } from 'playwright/test';
import { expectAccessible } from './_axe';
import { expectSound } from './_looks';
import { buy, until, visitor } from './_orders';
import { move, signIn } from './_shop';

test.setTimeout(180_000);

test('a shopper takes out their data, and has it erased from what is finished', { tag: '@drill' }, async ({ page }) => {
  const email = `private-${Date.now()}@example.com`;
  const order = await buy(page, { providers: ['printful'], email });
  for (const action of ['produce', 'ship_all', 'deliver']) await move(order.number, action);
  await until(page, order, 'delivered');
  await signIn(page, email, '/account/orders');

  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download my data' }).click();
  const file = readFileSync(await (await download).path(), 'utf8');
  expect(JSON.parse(file)).toMatchObject({ email, orders: [{ order_number: order.number }] });

  await page.getByRole('button', { name: 'Erase my data' }).click();
  await expectSound(page, 'the question before erasing');
  await page.getByRole('button', { name: 'Keep it' }).click();
  await page.getByRole('button', { name: 'Erase my data' }).click();
  await page.getByRole('button', { name: 'Erase it' }).click();
  await expect(page.getByRole('heading', { name: 'Your data is erased' })).toBeVisible();
  await expectSound(page, 'the account after erasing');
  await page.goto('/account/orders');
  await expect(page).toHaveURL(/sign-in/);
  const answer = await page.request.get(`/api/payments/order-tracking/${order.number}`, {
    headers: { ...visitor(), authorization: `Bearer ${order.token}` },
  });
  expect(answer.status()).toBe(404);
});

test('an owner erases a guest who asked for it, and sees first what would become of what', { tag: '@drill' }, async ({
  page,
  browser,
}) => {
  const email = `guest-${Date.now()}@example.com`;
  const shopper = await browser.newPage();
  const done = await buy(shopper, { providers: ['printful'], email });
  for (const action of ['produce', 'ship_all', 'deliver']) await move(done.number, action);
  await until(shopper, done, 'delivered');
  const open = await buy(shopper, { providers: ['printful'], email });
  await until(shopper, open, 'confirmed');
  await shopper.close();

  await signIn(page, 'admin@flowbotz.example', '/admin/people');
  const box = page.locator('section', { has: page.getByRole('heading', { name: 'A shopper’s data' }) });
  await box.getByLabel('Shopper’s e-mail').fill(email);
  await box.getByRole('button', { name: 'Look' }).click();
  await expect(box.getByText('1 order can be erased.')).toBeVisible();
  await expect(box.getByText(`${open.number} is kept: still under way`)).toBeVisible();
  await expectAccessible(page);
  await page.setViewportSize({ width: 375, height: 812 });
  await box.getByRole('button', { name: 'Erase' }).click();
  await page.getByRole('button', { name: 'Erase it' }).click();
  await expect(box.getByText('No order can be erased.')).toBeVisible();
  await page.goto(`/admin/orders/${done.number}`);
  await expect(page.getByText('Order erased')).toBeVisible();
  await expect(page.getByText(email)).toHaveCount(0);
});
