import { expect, type Page } from 'playwright/test';
import { type ProductView, productsAnswer } from '@/lib/contracts/catalogue';
import { ADDRESS } from './_shop';
import { SANDBOX } from './stack';

export const PHONE = { width: 375, height: 812 };
export const DESKTOP = { width: 1440, height: 900 };

type Item = { variantId: string; product: ProductView };

/** Something of each named provider in the cart, without walking through the shop. */
export async function fillCart(page: Page, providers: string[]): Promise<Item[]> {
  await page.goto('/checkout');
  const { products } = productsAnswer.parse(await (await page.request.get('/api/pod/products/unified')).json());
  const items = providers.map((provider): Item => {
    const product = products.find((each) => each.provider === provider && each.variants.length > 1 && each.available);
    const variant = product?.variants.find(({ available }) => available);
    if (!product || !variant) throw new Error(`nothing of ${provider} is on sale`);
    return { variantId: variant.id, product };
  });
  const cart = items.map(({ variantId }) => ({ variant_id: variantId, quantity: 1 }));
  await page.evaluate((value) => localStorage.setItem('flowbotz.cart', value), JSON.stringify(cart));
  await page.goto('/checkout');
  // The payment form comes when somebody comes to it.
  await page.locator('#payment-title').scrollIntoViewIfNeeded();
  await expect(page.locator('input[name=number]')).toBeVisible();
  return items;
}

export async function fillForm(page: Page, email: string): Promise<void> {
  await page.getByLabel('E-mail').fill(email);
  await page.locator('#checkout-name').fill(ADDRESS.name);
  await page.locator('#checkout-line1').fill(ADDRESS.line1);
  await page.locator('#checkout-city').fill('New York');
  await page.locator('#checkout-state').selectOption('NY');
  await page.locator('#checkout-postalCode').fill('10001');
  await expect(page.getByRole('radio', { name: /Standard/ })).toBeVisible();
}

export async function fillCard(page: Page, number: string): Promise<void> {
  await page.locator('input[name=number]').fill(number);
  await page.locator('input[name=expiry]').fill('12 / 34');
  await page.locator('input[name=cvc]').fill('123');
}

export const payButton = (page: Page) => page.getByRole('button', { name: /^Pay/ });
export const notice = (page: Page) => page.locator('form').getByRole('alert');
export const arrive = (page: Page) => page.waitForURL(/\/orders\/FBZ\d{14}/, { timeout: 30_000 });

export async function setFaults(api: object): Promise<void> {
  const answer = await fetch(`${SANDBOX}/control/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ api }),
  });
  expect(answer.status).toBe(200);
}

/** Changes a Printify product as its owner would, and waits until the shop has heard of it. */
export async function changeOffer(
  page: Page,
  { product, variantId }: Item,
  change: object,
  heard: RegExp,
): Promise<void> {
  const [, productId = '', offerId = ''] = variantId.split('-');
  const url = `${SANDBOX}/printify/v1/shops/901001/products/${productId}.json`;
  const headers = { authorization: 'Bearer sandbox', 'content-type': 'application/json', 'user-agent': 'tests' };
  const price = product.variants.find(({ id }) => id === variantId)?.price_minor ?? 0;
  const variants = [{ id: Number(offerId), price, ...change }];
  const answer = await fetch(url, { method: 'PUT', headers, body: JSON.stringify({ variants }) });
  expect(answer.status).toBe(200);
  const items = [{ variant_id: variantId, quantity: 1 }];
  await expect
    .poll(async () => (await page.request.post('/api/pod/cart', { data: { items } })).text(), { timeout: 60_000 })
    .toMatch(heard);
}
