import { expect, type Page, test } from 'playwright/test';
import { expectSound } from './_looks';
import { mailsTo, signIn } from './_shop';

const main = (page: Page) => page.getByRole('main');

async function askForLink(page: Page, email: string): Promise<string> {
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill(email);
  await page.getByRole('button', { name: 'Mail me a link' }).click();
  await expect(page.getByRole('heading', { name: 'Check your mail' })).toBeVisible();
  await expect.poll(async () => (await mailsTo(email)).length).toBeGreaterThan(0);
  return /https?:\/\/\S+\/sign-in\/confirm\S+/.exec((await mailsTo(email)).at(-1)?.text ?? '')?.[0] ?? '';
}

test('a link opened elsewhere signs nobody in there, and its code signs in where it was asked for', async ({
  page,
  browser,
}) => {
  const email = `bound-${Date.now()}@example.com`;
  const link = await askForLink(page, email);
  await expectSound(page, 'the wait for a link');
  const elsewhere = await (await browser.newContext()).newPage();
  await elsewhere.goto(link);
  await expect(elsewhere.getByRole('heading', { name: 'Type this code where you asked' })).toBeVisible();
  await expect(main(elsewhere).getByRole('button', { name: 'Sign in' })).toHaveCount(0);
  await expectSound(elsewhere, 'a link opened elsewhere');
  const code = (await main(elsewhere).textContent())?.match(/\d{4} \d{4}/)?.[0] ?? '';
  await elsewhere.goto('/account/orders');
  await expect(elsewhere).toHaveURL(/sign-in/);
  await elsewhere.close();

  await page.getByLabel('Code from another device').fill('1234 5678');
  await page.getByRole('button', { name: 'Sign in with the code' }).click();
  await expect(page.getByText('That was not the code')).toBeVisible();
  await page.getByLabel('Code from another device').fill(code);
  await page.getByRole('button', { name: 'Sign in with the code' }).click();
  await expect(page).toHaveURL(/account\/orders/);
  await expect(page.getByText(email).first()).toBeVisible();
});

test('opening a link spends nothing; one click does, and signing out everywhere ends it all', async ({
  page,
  browser,
}) => {
  const email = `click-${Date.now()}@example.com`;
  const link = await askForLink(page, email);
  for (let scan = 0; scan < 2; scan += 1) await page.goto(link);
  await expect(page.getByRole('heading', { name: `Sign in as ${email}?` })).toBeVisible();
  await expectSound(page, 'the question before signing in');
  await main(page).getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(/account\/orders/);

  const second = await (await browser.newContext()).newPage();
  await signIn(second, email, '/account/orders');
  await expect(main(second).getByText('This browser')).toHaveCount(1);
  await expect(main(second).getByRole('button', { name: /^Sign out Chrome/ })).toHaveCount(1);
  await second.getByRole('button', { name: 'Sign out everywhere' }).click();
  await expect(second).toHaveURL(/\/$/);
  await second.close();
  await page.goto('/account/orders');
  await expect(page).toHaveURL(/sign-in/);
});
