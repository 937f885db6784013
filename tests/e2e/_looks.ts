import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './_axe';

/** Accessible, and nothing sticks out to the side. */
export async function expectSound(page: Page, what: string): Promise<void> {
  await test.step(what, async () => {
    await expectAccessible(page);
    const tooWide = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
    expect(await page.evaluate(tooWide), `${what} scrolls sideways`).toBeLessThanOrEqual(0);
  });
}
