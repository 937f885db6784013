import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright';
import { goodsOf, paidOrder } from '../tests/bench/paid-order';
import { type Stack, startStack } from './stack';

/** Draws the README's pictures anew: `npm run pictures`. */
const TO = 'docs/pictures';
const ADMIN = 'admin@flowbotz.example';
/** Orders beside the one that is shown, so that the console looks like a shop's. */
const OTHERS = 11;

async function main(): Promise<void> {
  const stack = await startStack({ say: (line) => console.log(line) });
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-background-networking'],
  });
  try {
    const desktop = { viewport: { width: 1280, height: 860 }, colorScheme: 'light' } as const;
    const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, colorScheme: 'light' } as const;
    const goods = await goodsOf(stack.appUrl);
    for (let others = 0; others < OTHERS; others += 1) await paidOrder(stack, goods);
    const order = await paidOrder(stack, goods);
    await shipFirst(stack, order.number);
    await take(await browser.newContext(desktop), stack.appUrl, 'shop');
    await take(await browser.newContext(desktop), `${stack.appUrl}/products/${goods.productId}`, 'product');
    const link = `${stack.appUrl}/orders/${order.number}?t=${order.token}`;
    await take(await browser.newContext(phone), link, 'tracking', (page) =>
      page.getByText('1 of 2 packages shipped').waitFor(),
    );
    const staff = await browser.newContext(desktop);
    await signIn(staff, stack);
    await take(staff, `${stack.appUrl}/admin`, 'console', (page) => page.locator('.recharts-bar').first().waitFor());
    await take(staff, `${stack.appUrl}/admin/orders/${order.number}`, 'console-order', (page) =>
      page.getByText('Margin').first().waitFor(),
    );
  } finally {
    await browser.close();
    await stack.stop();
  }
}

async function take(context: BrowserContext, url: string, name: string, ready?: (page: Page) => Promise<void>) {
  const page = await context.newPage();
  await page.goto(url, { waitUntil: 'load' });
  await ready?.(page);
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: join(TO, `${name}.png`), animations: 'disabled' });
  await page.close();
  console.log(`${TO}/${name}.png`);
}

/** Both print shops are at work, and one of the two packages is on its way. */
async function shipFirst({ sandbox: { printful, printify } }: Stack, orderNumber: string): Promise<void> {
  const act = async (shop: typeof printful | typeof printify, action: 'produce' | 'ship_all') => {
    const mine = () => shop.orders().find(({ externalId }) => externalId?.startsWith(`${orderNumber}-`));
    const deadline = Date.now() + 60_000;
    while (mine()?.actions.includes(action) !== true) {
      if (Date.now() > deadline) throw new Error(`order ${orderNumber} did not come as far as ${action}`);
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    shop.act(mine()?.id ?? '', action);
  };
  await act(printify, 'produce');
  await act(printful, 'produce');
  await act(printful, 'ship_all');
}

async function signIn(context: BrowserContext, stack: Stack): Promise<void> {
  const page = await context.newPage();
  await page.goto(`${stack.appUrl}/sign-in`);
  await page.getByLabel('E-mail').fill(ADMIN);
  await page.getByRole('button', { name: 'Mail me a link' }).click();
  await page
    .getByText(/check your mail/i)
    .first()
    .waitFor();
  const mail = stack.sandbox.mailbox.list().find(({ to }) => to.includes(ADMIN));
  const link = /https?:\/\/\S+\/sign-in\/confirm\S+/.exec(mail?.text ?? '')?.[0];
  if (!link) throw new Error('no mail came to sign in with');
  await page.goto(link);
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
  await page.close();
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
