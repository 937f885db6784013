import { readFileSync } from 'node:fs';
import { type BrowserContext, expect, type Page, test } from 'playwright/test';
import sharp from 'sharp';
import { z } from 'zod';
import { expectAccessible } from './_axe';
import { openDatabase } from './_console';
import { dropWebhooks, paidOrder } from './_paid-order';
import { move, signIn } from './_shop';

test.describe.configure({ mode: 'serial' });

let db: ReturnType<typeof openDatabase>;
let staff: BrowserContext;
let page: Page;
let both: string;
let single: string;

test.beforeAll(async ({ browser }) => {
  db = openDatabase();
  // At a quarter of an hour the sync would hear what a test has lost: one that is under way keeps others away.
  await db`insert into sync_runs (trigger, started_at) values ('test', now())`;
  staff = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  page = await staff.newPage();
  [both, single] = await Promise.all([
    paidOrder(staff.request, ['printful', 'printify'], 'console-both@example.com'),
    paidOrder(staff.request, ['printful'], 'console-single@example.com'),
  ]);
  await signIn(page, 'admin@flowbotz.example', '/admin/orders');
});
test.afterAll(async () => {
  await dropWebhooks('printful', false);
  await db`update sync_runs set finished_at = now() where trigger = 'test' and finished_at is null`;
  await db.end();
  await staff.close();
});

test('orders are found, kept as a view, resynced in bulk with each result, and exported', async () => {
  await page.goto('/admin/orders');
  await expect(page.getByRole('link', { name: both })).toBeVisible();
  await expectAccessible(page);

  await page.keyboard.press('/');
  await expect(page.getByRole('searchbox', { name: 'Search orders' })).toBeFocused();
  await page.keyboard.type('console-single@example.com');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/q=console-single/);
  await expect(page.getByRole('link', { name: both })).toBeHidden();
  await expect(page.getByRole('link', { name: single })).toBeVisible();
  await page.getByRole('button', { name: 'Save view' }).click();
  await page.getByLabel('Name').fill('One customer');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /^One customer/ })).toHaveAttribute('aria-pressed', 'true');

  await page.getByRole('button', { name: 'All orders' }).click();
  await page.getByLabel(`Select ${both}`).first().check();
  await page.getByLabel(`Select ${single}`).first().check();
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Export', exact: true }).click();
  const csv = readFileSync(await (await download).path(), 'utf8');
  expect(csv.split('\r\n')).toHaveLength(4);
  expect(csv).toContain(`${single},`);
  await page.getByRole('button', { name: 'Resync' }).click();
  const results = page.getByRole('list', { name: 'Result of each order' });
  await expect(results.getByRole('listitem').filter({ hasText: 'Done' })).toHaveCount(2);
  await expectAccessible(page);
});

test('the keyboard selects the order it stands on, however it came there', async () => {
  await page.goto('/admin/orders');
  const rows = page.locator('tbody tr');
  await rows.nth(1).getByRole('link').focus();
  await page.keyboard.press('k');
  await expect(rows.nth(0).getByRole('link')).toBeFocused();
  await page.keyboard.press('x');
  await expect(rows.nth(0).getByRole('checkbox')).toBeChecked();
  await rows.nth(0).getByRole('checkbox').uncheck();
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await expect(rows.nth(1).getByRole('checkbox')).toBeChecked();
  await expect(page.getByText('1 order selected')).toBeVisible();
  await page.keyboard.press('Control+k');
  const options = page.getByRole('listbox').getByRole('option');
  await expect(options.first()).toBeVisible();
  await page.keyboard.press('ArrowUp');
  await expect(options.last()).toBeInViewport({ ratio: 0.9 });
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('webhooks');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/admin/webhooks');
});

test('what a lost webhook hid is compared first and then applied', async () => {
  await dropWebhooks('printful', true);
  await move(single, 'produce');
  await page.goto(`/admin/orders/${single}`);
  await expect(page.getByText('Order Confirmed').first()).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Compare & resync' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('in_production')).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: /^Apply/ }).click();
  await expect(page.getByText('Being Printed').first()).toBeVisible();
  await dropWebhooks('printful', false);
});

test('a refund goes out with its reason, and a note stays', async () => {
  await page.goto(`/admin/orders/${single}`);
  await page.getByRole('button', { name: 'Refund…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('An amount').check();
  await dialog.getByLabel(/^Amount/).fill('1.50');
  await dialog.getByLabel('Reason').selectOption('goodwill');
  await dialog.getByRole('button', { name: /^Refund \$1\.50/ }).click();
  await expect(page.getByText('Partly refunded').first()).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Refunds by staff' })).toBeVisible();
  await page.getByLabel('Add a note').fill('Said sorry.');
  await page.getByRole('button', { name: 'Add note' }).click();
  await page.getByRole('button', { name: 'Staff', exact: true }).click();
  await expect(page).toHaveURL(/show=staff/);
  await expect(page.getByRole('list').getByText('Said sorry.').first()).toBeVisible();
});

test('what the shopper reports is on the order’s page with its photo, and leads to its case', async () => {
  const answer = await page.request.get(`/api/admin/orders/${single}`);
  const { order_id: id } = z.object({ order_id: z.string() }).parse(await answer.json());
  const photo = await sharp({ create: { width: 640, height: 480, channels: 3, background: '#a33' } })
    .jpeg()
    .toBuffer();
  const reported = await page.request.post(`/api/payments/report-problem/${id}`, {
    multipart: {
      kind: 'misprint',
      text: 'The print is upside down.',
      photos: { name: 'shirt.jpg', mimeType: 'image/jpeg', buffer: photo },
    },
  });
  expect(reported.status(), await reported.text()).toBe(200);
  await page.goto(`/admin/orders/${single}`);
  const report = page.getByRole('listitem', { name: 'The print is not right' });
  await expect(report).toContainText('The print is upside down.');
  await expect(report).toContainText('Open');
  const picture = report.getByRole('img');
  await picture.scrollIntoViewIfNeeded();
  await expect.poll(() => picture.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(640);
  await expectAccessible(page);
  await report.getByRole('link', { name: /Handle it/ }).click();
  const handled = page.getByRole('listitem', { name: 'Problem reported' }).filter({ hasText: single });
  await handled.getByRole('button', { name: 'Resolve' }).focus();
  await page.keyboard.press('Enter');
  const note = page.getByRole('dialog').getByLabel('What did you do?');
  await expect(note).toBeFocused();
  await note.fill('A new print is on its way.');
  await page.getByRole('dialog').getByRole('button', { name: 'Resolve' }).focus();
  await page.keyboard.press('Enter');
  await expect(handled).toHaveCount(0);
  // The focus stays on the screen: the next Tab does not begin at the top of the page.
  await expect(page.locator('main:focus, main :focus')).toHaveCount(1);
  await page.goto(`/admin/orders/${single}`);
  await expect(report).toContainText('A new print is on its way.');
});

test('a cancel says per provider what it will do, and then does it', async () => {
  await page.goto(`/admin/orders/${both}`);
  await page.getByRole('button', { name: 'Cancel & refund' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('listitem').filter({ hasText: 'Printful' })).toContainText('will stop');
  await expect(dialog.getByRole('listitem').filter({ hasText: 'Printify' })).toContainText('will go on');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Cancel the order' }).click();
  await expect(page.getByText('Partly refunded').first()).toBeVisible();
});

test('an owner gives roles, the log tells it, and a viewer finds nothing to click', { tag: '@drill' }, async ({
  browser,
}) => {
  await page.goto('/admin/people');
  await expectAccessible(page);
  await page.getByLabel('E-mail', { exact: true }).fill('viewer@flowbotz.example');
  await page.getByLabel('Role', { exact: true }).selectOption('viewer');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(page.getByLabel('Role of viewer@flowbotz.example', { exact: true })).toHaveValue('viewer');
  await page.goto('/admin/audit');
  await expect(page.getByText('Changed a role').last()).toBeVisible();
  await expectAccessible(page);

  const viewer = await (await browser.newContext({ viewport: { width: 375, height: 800 } })).newPage();
  await signIn(viewer, 'viewer@flowbotz.example', '/admin/orders');
  await viewer.goto('/admin/orders');
  await expect(viewer.getByRole('link', { name: both }).first()).toBeVisible();
  await expectAccessible(viewer);
  await viewer.goto(`/admin/orders/${both}`);
  await expect(viewer.getByRole('heading', { name: 'Money' })).toBeVisible();
  await expect(viewer.getByRole('button', { name: /Cancel|Refund|Compare/ })).toHaveCount(0);
  await expectAccessible(viewer);
  await viewer.goto('/admin/orders/FBZ20200101000000');
  await expect(viewer.getByRole('link', { name: 'To the orders' })).toBeVisible();
  await expect(viewer.getByRole('button', { name: 'Open navigation' })).toBeVisible();
  await viewer.goto('/admin/people');
  await expect(viewer.getByText('Your role does not reach this far')).toBeVisible();
  await viewer.close();
});
