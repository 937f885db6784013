import { expect, type Locator, type Page, test } from 'playwright/test';
import { expectAccessible } from './_axe';
import { openDatabase, setFaults } from './_console';
import { type Bought, buy, untilConfirmed } from './_paid-order';
import { move, signIn } from './_shop';

/** Seen within a minute by itself. */
const SEEN_MS = 60_000;

let db: ReturnType<typeof openDatabase>;
test.beforeAll(async () => {
  db = openDatabase();
  // No sync may look behind the test's back: one that is under way keeps others away.
  await db`insert into sync_runs (trigger, started_at) values ('test', now())`;
});
test.afterAll(async () => {
  await setFaults({});
  await db`update sync_runs set finished_at = now() where trigger = 'test'`;
  await db.end();
});

for (const provider of ['printful', 'printify'] as const) {
  test(`a status of ${provider} that nobody knows is seen within a minute and mended from the console`, async ({
    page,
  }) => {
    await signIn(page, 'admin@flowbotz.example', '/admin/attention');
    const order = await buy(page.request, [provider], 'unknown@example.com');
    await untilConfirmed(order.number, 1);
    await page.goto('/admin/attention');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();

    await setFaults({ statuses: { [provider]: { word: 'hibernating', only: order.number } } });
    await move(order.number, 'produce');
    await expect(caseOf(page, order)).toContainText('hibernating', { timeout: SEEN_MS });
    await expectAccessible(page);
    expect(await statusOf(order)).toBe('confirmed');

    // The print shop says a word we know again; one click looks, and the order goes on.
    await setFaults({});
    await caseOf(page, order).getByRole('button', { name: 'Look again' }).click();
    await expect(caseOf(page, order)).toHaveCount(0);
    await expect.poll(() => statusOf(order)).toBe('in_production');
    await move(order.number, 'ship_all');
    await expect.poll(() => statusOf(order)).toBe('shipped');
  });
}

function caseOf(page: Page, order: Bought): Locator {
  return page.getByRole('listitem', { name: 'Unknown status', exact: true }).filter({ hasText: order.number });
}

async function statusOf(order: Bought): Promise<unknown> {
  return (await db`select status from orders where id = ${order.id}`)[0]?.['status'];
}
