import { writeFile } from 'node:fs/promises';
import { expect, type Page, test } from 'playwright/test';
import sharp from 'sharp';
import { z } from 'zod';
import { type ProductView, productsAnswer } from '@/lib/contracts/catalogue';
import { arrive, DESKTOP, fillCard, fillForm, PHONE, payButton } from './_checkout';
import { expectSound, expectUsable } from './_looks';
import { signIn } from './_shop';
import { SANDBOX } from './stack';

/** A sun over hills on nothing, so that what is around it shows; its `hue` makes it another file. */
async function art(px: number, hue: number): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${px}" height="${px}" viewBox="0 0 100 100"><circle cx="50" cy="38" r="26" fill="hsl(${hue} 80% 60%)"/><path d="M4 84C22 52 38 52 52 70 66 48 82 56 96 84Z" fill="hsl(${hue + 140} 45% 40%)"/></svg>`;
  return { name: 'hills.png', mimeType: 'image/png', buffer: await sharp(Buffer.from(svg)).png().toBuffer() };
}

async function openProduct(page: Page, provider: string, kind: string): Promise<ProductView> {
  const { products } = productsAnswer.parse(await (await page.request.get('/api/pod/products/unified')).json());
  const product = products.find((each) => each.provider === provider && each.kind === kind && each.available);
  if (!product) throw new Error(`${provider} has no ${kind}`);
  await page.goto(`/products/${product.id}`);
  return product;
}

async function upload(page: Page, file: Awaited<ReturnType<typeof art>>): Promise<void> {
  await page.getByRole('button', { name: 'Use my picture' }).click();
  await page.getByLabel('Choose a picture').setInputFiles(file);
  await expect(page.getByRole('button', { name: /^Your picture/ })).toBeVisible();
}

const designOnStage = (page: Page) => page.getByRole('button', { name: /^Your picture/ });
const across = (page: Page) => page.getByLabel('Left to right, %');

const shop = z.looseObject({ printFiles: z.array(z.object({ url: z.string(), sizeBytes: z.number() })) });
const dumps = z.object({ printful: shop, printify: shop });

/** What a print shop has fetched and was told, as text. */
async function atThePrintShop(service: 'printful' | 'printify'): Promise<string> {
  const answer = await fetch(`${SANDBOX}/control/dump.json`);
  expect(answer.status).toBe(200);
  const dump = dumps.parse(await answer.json());
  return JSON.stringify(dump[service]);
}

for (const [provider, kind] of [
  ['printful', 'T-Shirt'],
  ['printify', 'Tote Bag'],
] as const) {
  test(`a shopper prints an own picture at ${provider}: upload, place, look, pay, and the print shop has it`, async ({
    page,
  }) => {
    await page.setViewportSize(DESKTOP);
    await openProduct(page, provider, kind);
    await upload(page, await art(2400, provider === 'printful' ? 30 : 200));
    await expect(page.getByText('It will print sharp.')).toBeVisible();
    await expectSound(page, `the designer, ${kind}`);

    await designOnStage(page).focus();
    await page.keyboard.press('Shift+-');
    await page.keyboard.press('ArrowRight');
    await expect(across(page)).toHaveValue('51');
    await across(page).fill('48');
    await expect(across(page)).toHaveValue('48');

    await page.getByRole('button', { name: 'Show how it will look printed' }).click();
    const mockup = page.getByRole('img', { name: /as the print shop draws it/ }).first();
    await expect(mockup).toBeVisible({ timeout: 60_000 });
    await expect.poll(() => mockup.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(500);

    await page.getByRole('button', { name: 'Add your design to the cart' }).click();
    await page.goto('/cart');
    await expect(page.getByText('Your own design')).toBeVisible();
    await expectSound(page, `the cart with a design, ${kind}`);
    await page.goto('/checkout');
    await fillForm(page, `own-${provider}@example.com`);
    await expect(page.getByText('Your own design').filter({ visible: true })).toHaveCount(1);
    await fillCard(page, '4242424242424242');
    await payButton(page).first().click();
    await arrive(page);
    await expect(page.getByText(/Own design, [\d.]+ × [\d.]+ in/).first()).toBeVisible();
    await expectSound(page, `the tracking page with a design, ${kind}`);
    const file = /\/api\/designs\/([0-9a-f]{64})/.exec(
      (await page.locator('img[src*="/api/designs/"]').first().getAttribute('src')) ?? '',
    )?.[1];
    await expect.poll(() => atThePrintShop(provider), { timeout: 30_000 }).toContain(`/api/designs/${file}/print.png`);

    const number = /FBZ\d{14}/.exec(page.url())?.[0] ?? '';
    await signIn(page, 'admin@flowbotz.example', `/admin/orders/${number}`);
    await page.goto(`/admin/orders/${number}`);
    await expect(page.getByRole('link', { name: 'Print file' })).toHaveAttribute(
      'href',
      `/api/designs/${file}/print.png`,
    );
    await expectUsable(page, "the order's page for staff");
  });
}

test('a picture that is too small is refused in plain words, and can be ordered once it is made smaller', async ({
  page,
}) => {
  await page.setViewportSize(PHONE);
  await openProduct(page, 'printful', 'T-Shirt');
  await upload(page, await art(600, 320));
  await page.getByRole('button', { name: 'As large as possible' }).click();
  await expect(page.getByText(/too small to print this large/).first()).toBeVisible();
  await page.getByRole('button', { name: 'Add your design to the cart' }).click();
  await expect(page.getByText(/at least \d+ pixels wide/).last()).toBeVisible();
  await expect(page.getByText('In your cart')).toBeHidden();
  await expectSound(page, 'the refusal on a phone');
  await page.getByRole('button', { name: 'As large as prints sharp' }).click();
  await page.getByRole('button', { name: 'Add your design to the cart' }).click();
  await expect(page.getByText('In your cart')).toBeVisible();
});

test('what is no picture is refused in plain words, and the way back leads to the shop’s own design', async ({
  page,
}, info) => {
  // As a file of the disk: 20 MB sent through the browser's control channel take longer than any click may.
  const tooLarge = info.outputPath('a.png');
  await writeFile(tooLarge, Buffer.alloc(20_000_001));
  await openProduct(page, 'printful', 'T-Shirt');
  await page.getByRole('button', { name: 'Use my picture' }).click();
  const choose = page.getByLabel('Choose a picture');
  await choose.setInputFiles({ name: 'a.gif', mimeType: 'image/gif', buffer: Buffer.from('GIF89a') });
  await expect(page.getByText('Only JPEG, PNG and WebP pictures are accepted.')).toBeVisible();
  await choose.setInputFiles(tooLarge);
  await expect(page.getByText('A picture may have at most 20 MB')).toBeVisible();
  await choose.setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: Buffer.from('no picture at all') });
  await expect(page.getByText('Only JPEG, PNG and WebP pictures are accepted.')).toBeVisible();
  await expectSound(page, 'the upload');
  await page.getByRole('button', { name: 'Add to cart' }).click();
  await expect(page.getByText(/Upload your picture first/)).toBeVisible();
  await page.getByRole('button', { name: 'Back to our design' }).click();
  await expect(page.getByRole('region', { name: /^Pictures of/ })).toBeVisible();
});

test('a mouse drags the picture and its corner, a finger does the same, and it never leaves its area', async ({
  browser,
}) => {
  const phone = await browser.newContext({ viewport: PHONE, hasTouch: true });
  const page = await phone.newPage();
  await openProduct(page, 'printful', 'T-Shirt');
  await upload(page, await art(900, 80));
  const design = designOnStage(page);
  await design.scrollIntoViewIfNeeded();
  const middle = async () => {
    const box = await design.boundingBox();
    if (!box) throw new Error('the picture is not there');
    return { ...box, centreX: box.x + box.width / 2, centreY: box.y + box.height / 2 };
  };

  const before = await middle();
  await page.mouse.move(before.centreX, before.centreY);
  await page.mouse.down();
  await page.mouse.move(before.centreX + 20, before.centreY, { steps: 4 });
  await page.mouse.up();
  const dragged = await middle();
  expect(dragged.centreX - before.centreX).toBeGreaterThan(15);
  await page.mouse.move(dragged.x + dragged.width, dragged.y + dragged.height);
  await page.mouse.down();
  await page.mouse.move(dragged.x + dragged.width - 10, dragged.y + dragged.height - 10, { steps: 4 });
  await page.mouse.up();
  expect((await middle()).width).toBeLessThan(dragged.width - 10);

  const start = await middle();
  const finger = await phone.newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x: number, y: number) =>
    finger.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x, y }] });
  await touch('touchStart', start.centreX, start.centreY);
  for (const step of [20, 60, 150, 300]) await touch('touchMove', start.centreX - step, start.centreY - step);
  await touch('touchEnd', 0, 0);
  const half = Number(await page.getByRole('slider', { name: /^Size/ }).inputValue()) * 50;
  await expect.poll(async () => Math.abs(Number(await across(page).inputValue()) - half)).toBeLessThan(0.2);
  await expect(page.getByText(/outside the area/)).toBeHidden();
  await phone.close();
});

test('a picture of many megabytes arrives whole', async ({ request }) => {
  const side = 2200;
  const noise = {
    create: {
      width: side,
      height: side,
      channels: 3 as const,
      background: '#888',
      noise: { type: 'gaussian' as const, mean: 128, sigma: 60 },
    },
  };
  const buffer = await sharp(noise).png({ compressionLevel: 0 }).toBuffer();
  expect(buffer.length).toBeGreaterThan(12_000_000);
  const picture = { name: 'noise.png', mimeType: 'image/png', buffer };
  const answer = await request.post('/api/designs', { multipart: { picture } });
  expect(await answer.json()).toMatchObject({ width_px: side, height_px: side });
});

test.describe('in German', () => {
  test.use({ locale: 'de-DE', viewport: PHONE });

  test('the designer and its refusals are said in German on a phone', async ({ page }) => {
    await openProduct(page, 'printful', 'T-Shirt');
    await page.getByRole('button', { name: 'Mein Bild nehmen' }).click();
    const choose = page.getByLabel('Bild auswählen');
    await choose.setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: Buffer.from('no picture at all') });
    await expect(page.getByText('Nur Bilder in JPEG, PNG und WebP werden angenommen.')).toBeVisible();
    await choose.setInputFiles(await art(600, 90));
    await expect(page.getByText('Das wird scharf gedruckt.')).toBeVisible();
    await expect(page.getByText(/^\d+(,\d)? × \d+(,\d)? cm$/)).toBeVisible();
    await page.getByRole('button', { name: 'So groß wie möglich' }).click();
    await page.getByRole('button', { name: 'Dein Design in den Warenkorb' }).click();
    await expect(page.getByText(/mindestens \d+ Pixel breit/).last()).toBeVisible();
    await expectSound(page, 'the designer in German on a phone');
    await page.getByRole('button', { name: 'So groß, wie es scharf druckt' }).click();
    await page.getByRole('button', { name: 'Dein Design in den Warenkorb' }).click();
    await expect(page.getByText('Im Warenkorb')).toBeVisible();
    await page.goto('/cart');
    await expect(page.getByText('Dein eigenes Design')).toBeVisible();
  });
});
