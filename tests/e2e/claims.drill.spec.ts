import { expect, test } from 'playwright/test';
import { PHONE } from './_checkout';
import { expectSound, expectUsable } from './_looks';
import { buy } from './_orders';
import { move, providerOrders, signIn } from './_shop';

test('a misprint is sent again from its case, and its shopper follows the replacement to the door', async ({
  page,
  browser,
}) => {
  test.setTimeout(240_000);
  const order = await buy(page, { providers: ['printful'], quantity: 2 });
  for (const action of ['produce', 'ship_all', 'deliver']) await move(order.number, action);
  await page.goto(`/orders/${order.number}?t=${order.token}`);
  await expect(page.getByRole('heading', { level: 1, name: 'Your order has arrived' })).toBeVisible({
    timeout: 60_000,
  });
  await page.getByRole('button', { name: 'Report a problem' }).click();
  const report = page.getByRole('form', { name: 'Report a problem' });
  await report.getByLabel('What is wrong?').selectOption('misprint');
  await report.getByLabel('What happened?').fill('The print is upside down on one of them.');
  await report.getByRole('button', { name: 'Send the report' }).click();
  await expect(page.getByText('A person reads it')).toBeVisible();

  const console = await (await browser.newContext()).newPage();
  await signIn(console, 'admin@flowbotz.example', '/admin/attention?kind=problem_report');
  const item = console.getByRole('listitem', { name: 'Problem reported' }).filter({ hasText: order.number });
  await expectSound(console, 'a report among the cases');
  await item.getByRole('link', { name: 'Answer it' }).click();
  const told = console.getByRole('listitem', { name: 'The print is not right' });
  await expectUsable(console, 'a report on the order’s page');
  await told.getByRole('button', { name: 'Send again…' }).click();
  const dialog = console.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Send again', exact: true }).click();
  await expect(dialog.getByRole('alert')).toContainText('Choose at least one item.');
  await dialog.getByLabel(/How many of/).selectOption('1');
  await dialog.getByRole('button', { name: 'Send again', exact: true }).click();
  await expect(console.getByText(`Sent again as ${order.number}-2.`)).toBeVisible();
  await expect(told).toContainText('Sent again');

  await expect(page.getByRole('article', { name: 'Replacement 1' })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('heading', { level: 1, name: 'Your order has arrived' })).toBeVisible();
  await expectSound(page, 'an order with a replacement');
  await page.setViewportSize(PHONE);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectUsable(page, 'an order with a replacement on a phone');
  expect(await providerOrders(order.number)).toHaveLength(2);
  await console.reload();
});

test('a parcel that came back asks its shopper, who says where it shall go', async ({ page }) => {
  test.setTimeout(180_000);
  const order = await buy(page, { providers: ['printful'] });
  for (const action of ['produce', 'ship_all', 'return']) await move(order.number, action);
  await page.goto(`/orders/${order.number}?t=${order.token}`);
  const question = page.getByRole('region', { name: 'What shall we do with it?' });
  await expect(question).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('button', { name: 'Change the address' })).toBeVisible();
  await expectUsable(page, 'an order that came back');
  await page.setViewportSize(PHONE);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectUsable(page, 'an order that came back on a phone');
  await question.getByRole('button', { name: 'Send it again' }).click();
  await expect(question).toHaveCount(0, { timeout: 30_000 });
  await expect(page.getByText('You have told us what to do')).toBeVisible();
});
