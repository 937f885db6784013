import { type BrowserContext, expect, type Page, test } from 'playwright/test';
import { expectAccessible } from './_axe';
import { openDatabase } from './_console';
import { signIn } from './_shop';

test.describe.configure({ mode: 'serial', timeout: 400_000 });

let db: ReturnType<typeof openDatabase>;
let staff: BrowserContext;
let page: Page;

test.beforeAll(async ({ browser }) => {
  db = openDatabase();
  staff = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  page = await staff.newPage();
  await signIn(page, 'admin@flowbotz.example', '/admin/products');
});
test.afterAll(async () => {
  await db.end();
  await staff.close();
});

const looks = process.env['LOOKS'];
/** Where somebody wants to look: both themes, desktop and phone. */
async function look(name: string): Promise<void> {
  if (!looks) return;
  for (const [width, colorScheme] of [
    [1440, 'light'],
    [1440, 'dark'],
    [390, 'light'],
    [390, 'dark'],
  ] as const) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: `${looks}-${name}-${width}-${colorScheme}.png`, fullPage: true });
    if (colorScheme === 'light') await expectAccessible(page);
  }
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.emulateMedia({ colorScheme: 'light' });
}

test('a merchant finds, renames, prices and features a product, and is asked again before selling at a loss', async () => {
  await page.goto('/admin/products');
  await expectAccessible(page);
  await look('list');
  await page.getByRole('searchbox', { name: 'Search products' }).fill('window cat tee');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/admin/products?*q=window*');
  await page.getByRole('link', { name: 'Window Cat Tee' }).click();
  await page.waitForURL('**/admin/products/print*');
  await expect(page.getByRole('heading', { name: 'Window Cat Tee', level: 1 }).first()).toBeVisible();
  await expectAccessible(page);
  await look('edit');
  await page.getByLabel('Title', { exact: true }).fill('Cat in the Window');
  await page.getByLabel('Featured: stands').check();
  await page.getByLabel('Priced by').selectOption('price');
  await page.getByLabel(/^Price in/).fill('1');
  await expect(page.getByText('Below cost').first()).toBeVisible();
  await page.getByRole('button', { name: 'Save' }).click();
  const dialog = page.getByRole('dialog', { name: 'This sells at a loss' });
  await expect(dialog).toBeVisible();
  await expectAccessible(page);
  await look('loss');
  await dialog.getByRole('button', { name: 'Change the price' }).click();
  await page.getByLabel(/^Price in/).fill('31.50');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('All saved')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Open in the shop' })).toBeVisible();
});

test('collects by keyboard alone', async () => {
  await page.goto('/admin/products/collections');
  await page.getByRole('link', { name: 'New collection' }).focus();
  await page.keyboard.press('Enter');
  await page.waitForURL('**/collections/new');
  await page.getByLabel('Title', { exact: true }).focus();
  await page.keyboard.type('Cats');
  await page.getByLabel('Title contains').focus();
  await page.keyboard.type('window');
  await expectAccessible(page);
  await look('collection');
  await page.getByRole('button', { name: 'Save' }).focus();
  await page.keyboard.press('Enter');
  await page.waitForURL('**/admin/products/collections');
  await expect(page.getByRole('link', { name: 'Cats' })).toBeVisible();
  await expectAccessible(page);
  await look('collections');
});

test('an address that says nothing shows the whole list', async () => {
  await page.goto('/admin/products?after=x&kind=%00');
  await expect(page.getByRole('checkbox', { name: /^Select .*Mug/ }).first()).toBeVisible();
});

test('hides many at once, and three imports later all of it stands', async () => {
  await page.goto('/admin/products?q=mug');
  const boxes = page.getByRole('checkbox', { name: /^Select .*Mug/ });
  const hidden = (await boxes.first().locator('xpath=ancestor::tr').getByRole('link').textContent()) ?? '';
  await boxes.first().check();
  await expect(page.getByText('1 product selected')).toBeVisible();
  await page.getByRole('link', { name: /^On sale/ }).click();
  await page.waitForURL('**/admin/products?*show=on_sale*');
  await expect(page.getByText('1 product selected')).toHaveCount(0);
  await boxes.first().check();
  await page.getByLabel('What to do with them').selectOption('hide');
  await look('bulk');
  await page.getByRole('button', { name: 'Apply' }).click();
  await expect(page.getByText('1 product changed.')).toBeVisible();
  for (let run = 0; run < 3; run += 1) await importAnew();
  await page.goto('/admin/products/imports');
  await expect(page.getByRole('heading', { name: 'Runs' })).toBeVisible();
  await expectAccessible(page);
  await look('imports');
  await page.goto('/collections/cats');
  const card = page.getByRole('link', { name: /Cat in the Window/ }).first();
  await expect(card).toBeVisible();
  await card.click();
  await expect(page.getByRole('heading', { name: 'Cat in the Window', level: 1 })).toBeVisible();
  await expect(page.getByText('$31.50').first()).toBeVisible();
  await page.goto(`/?q=${encodeURIComponent(hidden)}`);
  await expect(page.getByRole('link', { name: hidden, exact: true })).toHaveCount(0);
  await page.goto('/admin/products?show=featured');
  await expect(page.getByRole('link', { name: 'Cat in the Window' })).toBeVisible();
});

/** As if the providers had changed everything: asked for in the console, and waited for. */
async function importAnew(): Promise<void> {
  await db`update products set fingerprint = null`;
  await page.goto('/admin/products/imports');
  await page.getByRole('button', { name: 'Import now' }).click();
  await expect
    .poll(async () => (await db`select count(*)::int as left from products where fingerprint is null`)[0]?.['left'], {
      timeout: 60_000,
    })
    .toBe(0);
}
