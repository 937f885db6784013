import { expect, type Page } from 'playwright/test';
import { z } from 'zod';
import { openDatabase } from './_console';
import { SANDBOX } from './stack';

const state = z.object({
  orders: z.array(
    z.object({
      service: z.string(),
      id: z.string(),
      externalId: z.string().nullable(),
      status: z.string(),
      actions: z.array(z.string()),
    }),
  ),
});
const mails = z.array(z.object({ to: z.array(z.string()), subject: z.string(), text: z.string().nullable() }));

/** The provider orders of one shop order, as the sandbox sees them. */
export async function providerOrders(number: string) {
  const answer = await fetch(`${SANDBOX}/control/state.json`);
  return state.parse(await answer.json()).orders.filter(({ externalId }) => externalId?.startsWith(`${number}-`));
}

/** Waits until every part can take the action, then does it. */
export async function move(number: string, action: string): Promise<void> {
  await expect
    .poll(
      async () => {
        const orders = await providerOrders(number);
        return orders.length > 0 && orders.every(({ actions }) => actions.includes(action));
      },
      { timeout: 40_000 },
    )
    .toBe(true);
  for (const { service, id } of await providerOrders(number)) {
    const answer = await fetch(`${SANDBOX}/control/orders/${service}/${id}/${action}`, { method: 'POST' });
    expect(answer.status).toBe(200);
  }
}

export async function mailsTo(address: string) {
  const answer = await fetch(`${SANDBOX}/mail/messages.json?to=${encodeURIComponent(address)}`);
  const body: unknown = await answer.json();
  return mails.parse(Array.isArray(body) ? body : (body as { messages: unknown }).messages);
}

/** Signs in with the link from the mail. The same people sign in again and again here: what counts their mails forgets. */
export async function signIn(page: Page, email: string, callbackUrl: string): Promise<void> {
  const db = openDatabase();
  await db`delete from rate_limits where key like 'mailbox%'`;
  await db.end();
  await page.goto(`/sign-in?callbackUrl=${encodeURIComponent(callbackUrl)}`);
  await page.getByLabel(/e-?mail/i).fill(email);
  await page.getByRole('button', { name: /link/i }).click();
  await expect(page.getByText(/check your mail/i).first()).toBeVisible();
  await expect
    .poll(async () => (await mailsTo(email)).filter(({ subject }) => subject.startsWith('Sign in')).length)
    .toBeGreaterThan(0);
  const link = /https?:\/\/\S+\/sign-in\/confirm\S+/.exec((await mailsTo(email)).at(-1)?.text ?? '')?.[0];
  if (!link) throw new Error('the mail has no link');
  await page.goto(link);
  await page
    .getByRole('main')
    .getByRole('button', { name: /^(Sign in|Anmelden)$/ })
    .click();
  await expect(page).not.toHaveURL(/sign-in/);
}

export const ADDRESS = {
  name: 'Grace Hopper',
  line1: '7 Harbor Lane',
  city: 'Portland',
  state: 'OR',
  postalCode: '97209',
};
