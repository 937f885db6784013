import { type ChildProcess, spawn } from 'node:child_process';
import { expect, type Page, test } from 'playwright/test';
import { z } from 'zod';
import { expectAccessible } from './_axe';
import { fillCard, fillForm, payButton } from './_checkout';
import { STACK } from './stack';

const PORT = STACK.port + 50;
const SANDBOX_PORT = STACK.sandboxPort + 50;
const SHOP = `http://localhost:${PORT}`;
const SANDBOX = `http://127.0.0.1:${SANDBOX_PORT}`;
const PICTURES = process.env['PICTURES'];

let shop: ChildProcess;
let printed = '';
test.beforeAll(async () => {
  test.setTimeout(200_000);
  shop = spawn(process.execPath, ['--import', 'tsx', 'scripts/demo.ts'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      ...{ PORT: String(PORT), SANDBOX_PORT: String(SANDBOX_PORT), SANDBOX_TIME_SCALE: '60', SANDBOX_AUTOPILOT: 'off' },
      ...{ DEMO_KEYS: 'off', APP_LOGS: '1', DATABASE_URL_FILE: '' },
    },
  });
  shop.stdout?.on('data', (chunk: Buffer) => {
    printed += chunk.toString();
  });
  await expect.poll(() => printed, { timeout: 180_000 }).toContain('ctrl-c stops');
});
test.afterAll(async () => {
  const gone = new Promise((resolve) => shop.once('exit', resolve));
  shop.kill('SIGTERM');
  await gone;
});

const printedCode = () => /with the code (\S+)/.exec(printed)?.[1] ?? '';
const mails = z.array(z.object({ subject: z.string(), text: z.string().nullable() }));
async function mailsTo(address: string) {
  const body: unknown = await (await fetch(`${SANDBOX}/mail/messages.json?to=${encodeURIComponent(address)}`)).json();
  return mails.parse(Array.isArray(body) ? body : (body as { messages: unknown }).messages);
}
const state = z.object({
  orders: z.array(z.object({ service: z.string(), id: z.string(), actions: z.array(z.string()) })),
});
async function move(action: string): Promise<void> {
  const orders = async () => state.parse(await (await fetch(`${SANDBOX}/control/state.json`)).json()).orders;
  await expect
    .poll(async () => (await orders()).filter(({ actions }) => actions.includes(action)).length, { timeout: 60_000 })
    .toBe(1);
  for (const { service, id } of await orders())
    await fetch(`${SANDBOX}/control/orders/${service}/${id}/${action}`, { method: 'POST' });
}

async function connect(page: Page, service: string, keys: Record<string, string>): Promise<void> {
  const card = page.getByRole('region', { name: service, exact: true });
  for (const [label, key] of Object.entries(keys)) await card.getByLabel(label, { exact: true }).fill(key);
  await card.getByRole('button', { name: /Check and/ }).click();
}
const stateOf = (page: Page, service: string) => page.getByRole('region', { name: service, exact: true });

test('an empty database and no keys become a shop whose first order is delivered', async ({ browser }) => {
  const context = await browser.newContext({ baseURL: SHOP, viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await page.goto('/');
  await expect(page).toHaveURL(/\/setup$/);
  await expectAccessible(page);
  await page.getByLabel('Your e-mail').fill('ada@otter.example');
  await page.getByLabel('The same e-mail once more').fill('ada@otter.example');
  await page.getByLabel('Code').fill('00000-00000-00000-00000');
  await page.getByRole('button', { name: 'Begin' }).click();
  await expect(page.getByText('This is not the code')).toBeVisible();
  await page.getByLabel('Your e-mail').fill('ada@otter.example');
  await page.getByLabel('The same e-mail once more').fill('ada@otter.example');
  await page.getByLabel('Code').fill(printedCode());
  await page.getByRole('button', { name: 'Begin' }).click();
  await expect(page).toHaveURL(/\/admin\/setup$/);
  await expectAccessible(page);

  const secret = 'sk_test_flowbotzSandbox0001';
  await connect(page, 'Stripe', { 'Secret or restricted key': secret, 'Publishable key': 'pk_live_other' });
  await expect(stateOf(page, 'Stripe').getByText(/different modes/)).toBeVisible();
  await connect(page, 'Stripe', { 'Publishable key': 'pk_test_flowbotzSandbox0001' });
  await expect(stateOf(page, 'Stripe').getByText('Connected', { exact: true })).toBeVisible();
  await connect(page, 'Printful', { 'Private token': 'revoked-1' });
  await expect(stateOf(page, 'Printful').getByText('Printful was not connected')).toBeVisible();
  await connect(page, 'Printful', { 'Private token': 'sandbox' });
  await expect(stateOf(page, 'Printful').getByText('Connected', { exact: true })).toBeVisible();
  const smtpUrl = `smtp://127.0.0.1:${SANDBOX_PORT + 1}`;
  await connect(page, 'Mail', { 'Mail server': smtpUrl, Sender: 'Otter <orders@otter.example>' });
  await expect(stateOf(page, 'Mail').getByText('Connected', { exact: true })).toBeVisible();
  await expect(page.getByText(/\d+ read from the print shops/)).toBeVisible({ timeout: 60_000 });
  await expectAccessible(page);
  if (PICTURES) await page.screenshot({ path: `${PICTURES}-setup.png`, fullPage: true });
  expect(await page.content()).not.toContain(secret);

  await page.getByRole('link', { name: 'Open the shop' }).click();
  await page.locator('main a[href^="/products/"]').first().click();
  await page.getByRole('button', { name: 'Add to cart' }).click();
  await page.goto('/checkout');
  await page.locator('#payment-title').scrollIntoViewIfNeeded();
  await fillForm(page, 'grace@otter.example');
  await fillCard(page, '4242424242424242');
  await payButton(page).first().click();
  await page.waitForURL(/\/orders\/FBZ\d{14}/, { timeout: 30_000 });
  for (const action of ['produce', 'ship_all', 'deliver']) await move(action);
  await expect(page.getByText(/Delivered/).first()).toBeVisible();
  await expect.poll(async () => (await mailsTo('grace@otter.example')).length).toBeGreaterThan(1);
  await context.close();
});

test('on a phone the set-up fits, by day and by night', async ({ browser }) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    const context = await browser.newContext({
      baseURL: SHOP,
      viewport: { width: 390, height: 844 },
      colorScheme,
    });
    const page = await context.newPage();
    await page.goto('/sign-in');
    await page.getByLabel(/e-?mail/i).fill('ada@otter.example');
    await page.getByRole('button', { name: /link/i }).click();
    const links = async () =>
      (await mailsTo('ada@otter.example')).filter(({ subject }) => subject.startsWith('Sign in'));
    await expect.poll(async () => (await links()).length).toBeGreaterThan(colorScheme === 'light' ? 0 : 1);
    await page.goto(/https?:\/\/\S+\/sign-in\/confirm\S+/.exec((await links()).at(-1)?.text ?? '')?.[0] ?? '');
    await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
    await page.goto('/admin/setup');
    await expectAccessible(page);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(wide).toBe(0);
    if (PICTURES) await page.screenshot({ path: `${PICTURES}-phone-${colorScheme}.png`, fullPage: true });
    await context.close();
  }
});
