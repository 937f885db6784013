import { AxeBuilder } from '@axe-core/playwright';
import type { Page, Request } from 'playwright';
import type { Shop } from './_stripe-js-shop';

export type Visit = {
  page: Page;
  /** What the page logged: the events of its elements. */
  events: () => Record<string, unknown>[];
  /** Warnings, errors and refused requests. */
  troubles: string[];
  requests: Request[];
};

/** Shows the shop anew, in the page that is open, and waits until the card form is there. */
export async function visit(shop: Shop, query = ''): Promise<Visit> {
  const { page, origin } = shop;
  for (const event of ['console', 'pageerror', 'request'] as const) page.removeAllListeners(event);
  await page.unrouteAll();
  if (page.url() !== `${origin}/`) await page.goto(origin);
  const [lines, troubles, requests]: [string[], string[], Request[]] = [[], [], []];
  page.on('console', (message) => {
    if (message.text().startsWith('{')) lines.push(message.text());
    else if (['warning', 'error'].includes(message.type())) troubles.push(message.text());
  });
  page.on('pageerror', (error) => troubles.push(String(error)));
  page.on('request', (request) => requests.push(request));
  const visits = await page.evaluate((asked) => (window as unknown as ShopWindow).visit(asked), query);
  await page.locator(`form[data-visit="${visits}"] button[type=submit]:enabled`).waitFor();
  return { page, troubles, requests, events: () => lines.map((line) => JSON.parse(line) as Record<string, unknown>) };
}

type ShopWindow = { visit: (query: string) => number };

export async function fillCard(page: Page, number: string, expiry = '1234', cvc = '123'): Promise<void> {
  await page.locator('input[name=number]').fill(number);
  await page.locator('input[name=expiry]').fill(expiry);
  await page.locator('input[name=cvc]').fill(cvc);
  const zip = page.locator('input[name=postalCode]').last();
  if (await zip.isVisible()) await zip.fill('97209');
}

export type Outcome = {
  error?: { type: string; code?: string; decline_code?: string; message: string; payment_intent?: { status: string } };
  paymentIntent?: { id: string; status: string };
  confirmationToken?: { id: string; payment_method_preview: { card: { last4: string } } };
  thrown?: string;
  message?: string;
};

/** What came of the last press on Pay. */
export async function outcomeOf(page: Page): Promise<Outcome> {
  const output = page.locator('output:not(:empty)');
  return JSON.parse((await output.textContent()) ?? '') as Outcome;
}

export const payButton = (page: Page) => page.getByRole('button', { name: 'Pay' });

export async function payWith(page: Page, number: string) {
  await fillCard(page, number);
  await payButton(page).click();
}

/** What axe finds wrong. The options of the country lists are left out: there are hundreds, all alike. */
export async function violations(page: Page): Promise<unknown[]> {
  const found = await new AxeBuilder({ page }).setLegacyMode().exclude('option').analyze();
  return found.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
}
