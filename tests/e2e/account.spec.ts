import { expect, test } from 'playwright/test';
import { expectSound } from './_looks';
import { buy, until } from './_orders';
import { mailsTo, signIn } from './_shop';

test('the look-up says the same for a hit and a miss, and its link shows no street', { tag: '@drill' }, async ({
  page,
}) => {
  const email = `look-${Date.now()}@example.com`;
  const order = await buy(page, { providers: ['printful'], email });
  const ask = async (address: string) => {
    await page.goto(`/track?number=${order.number}`);
    await expect(page.getByLabel('Order number')).toHaveValue(order.number);
    await page.getByLabel('E-mail').fill(address);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Check your mail' })).toBeFocused();
    return page.getByText('If number and address belong together').textContent();
  };
  await page.goto('/track');
  await expectSound(page, 'the look-up');
  expect(await ask('somebody@example.com')).toBe(await ask(email));
  await expect
    .poll(async () => (await mailsTo(email)).some(({ subject }) => subject.includes('link')), { timeout: 20_000 })
    .toBe(true);
  const mail = (await mailsTo(email)).find(({ subject }) => subject.includes('link'));
  const link = /https?:\/\/\S+\/orders\/\S+/.exec(mail?.text ?? '')?.[0] ?? '';
  await page.context().clearCookies();
  await page.goto(link);
  await expect(page.getByText('Name and street are hidden')).toBeVisible();
  await expect(page.getByText('7 Harbor Lane')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Change the address' })).toHaveCount(0);
});

test('what was bought as a guest is in the account after signing in with that e-mail', async ({ page, browser }) => {
  const email = `guest-${Date.now()}@example.com`;
  const order = await buy(page, { providers: ['printful', 'printify'], email });
  await until(page, order, 'confirmed');
  await signIn(page, email, '/account/orders');
  const card = page.getByRole('link', { name: new RegExp(order.number) });
  await expect(card).toBeVisible();
  for (const viewport of [
    { width: 375, height: 812 },
    { width: 1440, height: 900 },
  ]) {
    await page.setViewportSize(viewport);
    await expectSound(page, `the account at ${viewport.width}`);
  }
  const stranger = await browser.newPage();
  const later = await buy(stranger, { providers: ['printful'], email });
  await stranger.close();
  await page.getByRole('button', { name: /Find orders/ }).click();
  await expect(page.getByText('1 order is yours now.')).toBeVisible();
  await expect(page.getByRole('link', { name: new RegExp(later.number) })).toBeVisible();
  await card.click();
  await expect(page.getByRole('heading', { name: 'Your order is confirmed' })).toBeVisible();
  await expect(page.getByText('7 Harbor Lane')).toBeVisible();
});
