import { expect, type Page, test } from 'playwright/test';
import sharp from 'sharp';
import { expectSound } from './_looks';
import { buy, moveAt, type Order, place, until, view, visitor } from './_orders';
import { STATES } from './_states';

// What this file's pages ask for would be too much for a single visitor.
test.beforeEach(({ context }) => context.setExtraHTTPHeaders(visitor()));

const open = (page: Page, { number, token }: Order) => page.goto(`/orders/${number}?t=${token}`);

test.describe
  .serial('the tracking page', () => {
    const orders = new Map<string, Order>();
    const order = (state: string): Order => {
      const made = orders.get(state);
      if (!made) throw new Error(`no order is ${state}`);
      return made;
    };

    test.beforeAll(async ({ browser }) => {
      const page = await browser.newPage();
      await Promise.all(Object.entries(STATES).map(async ([state, { make }]) => orders.set(state, await make(page))));
      await page.close();
    });

    for (const [size, viewport] of [
      ['a phone', { width: 375, height: 812 }],
      ['a desktop', { width: 1440, height: 900 }],
    ] as const) {
      test(`is plain and accessible in every state on ${size}`, { tag: '@drill' }, async ({ page }) => {
        await page.setViewportSize(viewport);
        for (const [state, { says }] of Object.entries(STATES)) {
          await open(page, order(state));
          for (const words of says) await expect(page.getByText(words).first(), state).toBeVisible();
          await expect(page.locator('[role=status]').first(), `${state} is announced without a change`).toBeEmpty();
          await expectSound(page, `${state} on ${size}`);
        }
      });
    }

    test('an order that was not paid leads back to a cart with what was in it', async ({ page }) => {
      const unpaid = await place(page, { providers: ['printful', 'printify'], quantity: 3 });
      await open(page, unpaid);
      await page.getByRole('link', { name: 'Back to the cart' }).click();
      await expect(page.getByLabel(/^Quantity of/)).toHaveCount(2);
      for (const field of await page.getByLabel(/^Quantity of/).all()) await expect(field).toHaveValue('3');
    });

    test('links to carriers over https only, and copies the number', async ({ page, context }) => {
      await context.grantPermissions(['clipboard-read', 'clipboard-write']);
      await open(page, order('three packages'));
      const links = page.getByRole('link', { name: /Follow at/ });
      await expect(links).toHaveCount(3);
      for (const link of await links.all()) {
        await expect(link).toHaveAttribute('href', /^https:\/\//);
        await expect(link).toHaveAttribute('rel', /noopener/);
      }
      const copy = page.getByRole('button', { name: /Copy tracking number/ }).first();
      await copy.click();
      await expect(page.getByText('Copied')).toBeVisible();
      const number = ((await copy.getAttribute('aria-label')) ?? '').replace('Copy tracking number ', '');
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(number);
    });

    test('changes the address of a failed order with the keyboard alone', async ({ page }) => {
      await open(page, order('failed, with long names'));
      const opener = page.getByRole('button', { name: 'Change the address' });
      await opener.focus();
      await page.keyboard.press('Enter');
      const form = page.getByRole('form', { name: 'Change the address' });
      await expect(form.getByLabel('Full name')).toBeFocused();
      await expectSound(page, 'the address form');
      await page.keyboard.press('ControlOrMeta+a');
      await page.keyboard.type('Grace Murray');
      for (const value of ['', '9 Pier Road']) {
        await page.keyboard.press('Tab');
        if (value) await page.keyboard.type(value);
      }
      await page.keyboard.press('Enter');
      await expect(page.getByText(/Saved. Your order goes to 9 Pier Road/)).toBeVisible();
      await page.keyboard.press('Tab');
      await expect
        .poll(async () => (await view(page, order('failed, with long names'))).recipient.name)
        .toBe('Grace Murray');
      await expect(page.getByText('Address changed')).toBeVisible();
    });

    test('takes a problem with a photo, and says so', async ({ page }) => {
      await open(page, order('delivered'));
      await page.getByRole('button', { name: 'Report a problem' }).press('Enter');
      const form = page.getByRole('form', { name: 'Report a problem' });
      await expect(form.getByLabel('What is wrong?')).toBeFocused();
      await expectSound(page, 'the problem form');
      await form.getByLabel('What is wrong?').selectOption('damaged');
      await form.getByLabel('What happened?').fill('The seam is open on the left side.');
      const text = { name: 'not-a-photo.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('<svg onload=alert(1)>') };
      await form.getByLabel(/Photos/).setInputFiles(text);
      await form.getByRole('button', { name: 'Send the report' }).click();
      await expect(form.getByRole('alert')).toContainText('Only JPEG, PNG and WebP');
      await expect(form.getByLabel('What happened?')).toHaveValue('The seam is open on the left side.');
      const photo = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#a33' } })
        .png()
        .toBuffer();
      await form.getByLabel(/Photos/).setInputFiles({ name: 'seam.png', mimeType: 'image/png', buffer: photo });
      await form.getByRole('button', { name: 'Send the report' }).click();
      await expect(page.getByText('A person reads it')).toBeVisible();
      await page.getByRole('button', { name: 'Close' }).click();
      await expect(page.getByRole('button', { name: 'Report a problem' })).toBeFocused();
      await expect(page.getByText('Reported: it arrived damaged')).toBeVisible();
    });

    test('is rated once, with the keyboard', async ({ page }) => {
      await open(page, order('delivered'));
      await page.getByRole('radio', { name: '1 of 5' }).focus();
      for (let star = 1; star < 4; star += 1) await page.keyboard.press('ArrowRight');
      await expect(page.getByRole('radio', { name: '4 of 5' })).toBeChecked();
      await page.getByLabel(/Anything to add/).fill('Soft, and the colours are right.');
      await page.getByRole('button', { name: 'Send', exact: true }).press('Enter');
      await expect(page.getByText('You gave 4 of 5 stars')).toBeVisible();
      await page.reload();
      await expect(page.getByText('You gave 4 of 5 stars')).toBeVisible();
    });

    test('has a receipt that prints the order and nothing around it', async ({ page }) => {
      await open(page, order('canceled and refunded'));
      await page.getByRole('link', { name: 'Receipt' }).click();
      await expect(page.getByRole('heading', { name: 'Receipt' })).toBeVisible();
      await expect(page.getByText('Paid in the end')).toBeVisible();
      await expectSound(page, 'the receipt');
      await page.emulateMedia({ media: 'print' });
      await expect(page.getByText('Paid in the end')).toBeVisible();
      for (const gone of [page.getByRole('banner').first(), page.getByRole('button', { name: /Print/ })])
        await expect(gone).toBeHidden();
    });
  });

test('an open page follows the order without a reload, and tells a screen reader once', async ({ page }) => {
  const order = await buy(page, { providers: ['printify'] });
  await until(page, order, 'confirmed');
  await open(page, order);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your order is confirmed');
  const told: string[] = [];
  await page.exposeFunction('tell', (words: string) => told.push(words));
  await page
    .locator('p[role=status].sr-only')
    .first()
    .evaluate((node) => {
      const { tell } = window as unknown as { tell: (words: string) => void };
      new MutationObserver(() => tell(node.textContent ?? '')).observe(node, {
        childList: true,
        characterData: true,
        subtree: true,
      });
    });
  await moveAt('printify', order, 'produce');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your order is being printed');
  await expect.poll(() => told).toEqual([expect.stringContaining('Your order is being printed')]);
});
