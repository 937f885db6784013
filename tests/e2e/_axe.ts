import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from 'playwright/test';

/** WCAG 2.2 AA as far as a machine can tell, of the page as it stands, and that nothing makes it scroll sideways. */
export async function expectAccessible(page: Page): Promise<void> {
  // A field half under a sticky bar looks like a small target.
  await page.evaluate(() => window.scrollTo({ top: 0, behavior: 'instant' }));
  // Half-way through a fade every text is too pale.
  await page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => null))));
  let found = await violationsOf(page);
  // When an open page is renewed, Next may take the old title away a moment before it has the new one: looked at again.
  if (found.some((violation) => violation.startsWith('document-title'))) found = await violationsOf(page);
  expect(found).toEqual([]);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
}

async function violationsOf(page: Page): Promise<string[]> {
  await expect(page).toHaveTitle(/./);
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}
