import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from 'playwright/test';
import { expectAccessible } from './_axe';

/** Accessible, and nothing sticks out to the side. */
export async function expectUsable(page: Page, what: string): Promise<void> {
  await test.step(what, async () => {
    await expectAccessible(page);
    const tooWide = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
    expect(await page.evaluate(tooWide), `${what} scrolls sideways`).toBeLessThanOrEqual(0);
  });
}

/** Usable, and it looks as it was when somebody last looked at it. */
export async function expectSound(page: Page, what: string): Promise<void> {
  await expectUsable(page, what);
  await test.step(`${what}, compared`, () => expectLooks(page, what));
}

const LOOKS = 'tests/e2e/looks';
const HEIGHT = 1600;
/** Other versions draw letters and shadows otherwise, so pictures are compared within one only. */
const BROWSER = join(LOOKS, 'browser.txt');

/**
 * Compares the upper part of the page with its picture in `looks/`; times, numbers and prices count as equal. After
 * a wanted change: `npx playwright test --update-snapshots`, and look at the pictures before they are committed.
 */
export async function expectLooks(page: Page, what: string): Promise<void> {
  const version = page.context().browser()?.version().split('.')[0] ?? '';
  const drawnBy = readFileSync(BROWSER, 'utf8').trim();
  const isUpdating = test.info().config.updateSnapshots === 'all' || test.info().config.updateSnapshots === 'changed';
  if (isUpdating) writeFileSync(BROWSER, `${version}\n`);
  else if (version !== drawnBy) {
    console.warn(`NOT COMPARED: "${what}" was drawn by Chromium ${drawnBy}, this is ${version}`);
    return;
  }
  const size = page.viewportSize();
  if (!size) throw new Error('the page has no size');
  await page.setViewportSize({ width: size.width, height: HEIGHT });
  await page.evaluate(() => window.scrollTo({ top: 0, behavior: 'instant' }));
  await page.evaluate(() => document.fonts.ready);
  await page.waitForFunction(() => {
    const isSeen = (image: HTMLImageElement) => {
      const { top, left, right } = image.getBoundingClientRect();
      return top < innerHeight && left < innerWidth && right > 0 && image.checkVisibility();
    };
    return [...document.images].filter(isSeen).every(({ complete }) => complete);
  });
  const giveBack = await sameEveryDay(page);
  const name = `${what.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}.png`;
  await expect.soft(page, what).toHaveScreenshot(name, { maxDiffPixelRatio: 0.02, animations: 'disabled' });
  await giveBack();
  await page.setViewportSize(size);
}

/** Writes one number for every number and one day for every day. Returns what puts the page's own words back. */
async function sameEveryDay(page: Page): Promise<() => Promise<void>> {
  const words = await page.evaluateHandle(() => {
    const own: [Text, string][] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node as Text;
      const told = text.data
        .replace(/\d+/g, (digits) => (digits.length <= 2 ? '00' : '0'.repeat(digits.length)))
        .replace(/\b(Jan|Feb|Mar|Mär|Apr|May|Mai|Jun|Jul|Aug|Sep|Oct|Okt|Nov|Dec|Dez)[a-z]*/g, 'Jan')
        .replace(/\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b/g, 'Monday')
        .replace(/\b(AM|PM)\b/g, 'AM')
        // A range that ends in another month is written longer.
        .replace(/Jan (\d+)(\s–\s)Jan (?=\d)/g, 'Jan $1$2')
        .replace(/(\d+\.) Jan\.? – (?=\d+\. Jan)/g, '$1 – ');
      if (told === text.data) continue;
      own.push([text, text.data]);
      text.data = told;
    }
    return own;
  });
  return async () => {
    await words.evaluate((own) => {
      for (const [text, data] of own) text.data = data;
    });
    await words.dispose();
  };
}
