import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import lighthouse, { type Result } from 'lighthouse';
import { type BrowserContext, chromium } from 'playwright';
import { type Stack, startStack } from '../../scripts/stack';
import { openFront } from './front';
import { goodsOf, paidOrder } from './paid-order';
import type { BenchSection, Measure } from './section';

/**
 * What the pages cost a phone: Lighthouse's mobile preset (simulated slow 4G, a processor four times slower) on the
 * built app behind a front as hosts have it, and the sandbox. `BENCH_RUNS` runs of each page (5), the median of each
 * figure. JS is counted as gzip whatever the front does.
 */
export const pages: BenchSection = {
  name: 'pages',
  async run(say) {
    const stack = await startStack({
      port: Number(process.env['PORT'] ?? 0),
      sandboxPort: Number(process.env['SANDBOX_PORT'] ?? 0),
    });
    const front = await openFront(stack.appUrl);
    try {
      return await audits(stack, front.url, say);
    } finally {
      await front.close();
      await stack.stop();
    }
  },
};

const DEBUG_PORT = Number(process.env['BENCH_DEBUG_PORT'] ?? 9377);
const RUNS = Number(process.env['BENCH_RUNS'] ?? 5);
/** A page that keeps a line open for live updates is never idle. */
const MAX_LOAD_MS = 20_000;
const TRACKING_JS_OVER_FRAMEWORK_KB = 30;

type Audited = {
  performance: number;
  accessibility: number;
  lcpMs: number;
  tbtMs: number;
  cls: number;
  jsKb: number;
  /** Lighthouse's measure of this machine: its times compare at equal speed only. */
  processorIndex: number;
};

async function audits(stack: Stack, frontUrl: string, say: (line: string) => void): Promise<Measure[]> {
  const profile = mkdtempSync(join(tmpdir(), 'flowbotz-chromium-'));
  const browser = await openBrowser(profile);
  try {
    const frameworkKb = frameworkJsKb();
    const measures: Measure[] = [{ name: 'framework JS', unit: 'kB', value: frameworkKb }];
    for (const [name, url] of await preparePages(browser, stack, frontUrl)) {
      await warmUp(browser, url);
      const runs: Audited[] = [];
      for (let run = 0; run < RUNS; run += 1) runs.push(await audit(url, stack.appUrl));
      measures.push(...measuresOf(name, runs, frameworkKb));
      const speed = runs.map((run) => run.processorIndex.toFixed(0)).join(', ');
      say(`${name} done, load average ${loadavg()[0]?.toFixed(1)}, processor index ${speed}`);
    }
    return measures;
  } finally {
    await browser.close();
    rmSync(profile, { recursive: true, force: true });
  }
}

function openBrowser(profile: string): Promise<BrowserContext> {
  const executablePath = [process.env['CHROME_PATH'], '/usr/bin/chromium'].find((path) => path && existsSync(path));
  return chromium.launchPersistentContext(profile, {
    ...(executablePath ? { executablePath } : {}),
    deviceScaleFactor: 1.75,
    args: [
      `--remote-debugging-port=${DEBUG_PORT}`,
      '--no-sandbox',
      '--disable-background-networking',
      // The front's certificate is its own.
      '--ignore-certificate-errors',
    ],
  });
}

/** A cart for the checkout and an order to follow, in the browser that measures. */
async function preparePages(browser: BrowserContext, stack: Stack, frontUrl: string): Promise<[string, string][]> {
  const goods = await goodsOf(stack.appUrl);
  const order = await paidOrder(stack, goods);
  const page = await browser.newPage();
  await page.goto(`${frontUrl}/orders/${order.number}?t=${order.token}`);
  await page.evaluate((cart) => localStorage.setItem('flowbotz.cart', cart), JSON.stringify(goods.items));
  await page.close();
  return [
    ['home', `${frontUrl}/`],
    ['product', `${frontUrl}/products/${goods.productId}`],
    ['checkout', `${frontUrl}/checkout`],
    ['tracking', `${frontUrl}/orders/${order.number}`],
  ];
}

/** The first visit has the sandbox draw the pictures, for the screen that Lighthouse pretends to have. */
async function warmUp(browser: BrowserContext, url: string): Promise<void> {
  const page = await browser.newPage();
  await page.setViewportSize({ width: 412, height: 823 });
  await page.goto(url, { waitUntil: 'load' });
  await page.close();
}

async function audit(url: string, appUrl: string): Promise<Audited> {
  const outcome = await lighthouse(url, {
    port: DEBUG_PORT,
    output: 'json',
    logLevel: 'silent',
    onlyCategories: ['performance', 'accessibility'],
    // A cold cache for every run, but the cart and the order's cookie stay.
    clearStorageTypes: ['cache_storage'],
    maxWaitForLoad: MAX_LOAD_MS,
  });
  if (!outcome) throw new Error(`Lighthouse has nothing to say about ${url}`);
  const { lhr } = outcome;
  if (lhr.runtimeError) throw new Error(`${url}: ${lhr.runtimeError.message}`);
  const number = (id: string) => lhr.audits[id]?.numericValue ?? Number.NaN;
  return {
    performance: lhr.categories['performance']?.score ?? Number.NaN,
    accessibility: lhr.categories['accessibility']?.score ?? Number.NaN,
    lcpMs: number('largest-contentful-paint'),
    tbtMs: number('total-blocking-time'),
    cls: number('cumulative-layout-shift'),
    jsKb: await scriptKb(lhr, appUrl),
    processorIndex: lhr.environment.benchmarkIndex,
  };
}

/** Of every script that the page loaded, our own and others'. */
async function scriptKb({ audits }: Result, appUrl: string): Promise<number> {
  const details = audits['network-requests']?.details;
  const items = details?.type === 'table' ? details.items : [];
  const addresses = items
    .filter(({ resourceType }) => resourceType === 'Script')
    .map(({ url }) => new URL(String(url)));
  const sizes = addresses.map(async ({ protocol, origin, pathname }) => {
    const answer = await fetch(new URL(pathname, protocol === 'https:' ? appUrl : origin));
    return gzipSync(Buffer.from(await answer.arrayBuffer())).length;
  });
  return (await Promise.all(sizes)).reduce((sum, bytes) => sum + bytes, 0) / 1024;
}

/** React and Next alone: the files every page of any Next app loads. */
function frameworkJsKb(): number {
  const manifest: { rootMainFiles: string[] } = JSON.parse(readFileSync(join('.next', 'build-manifest.json'), 'utf8'));
  const bytes = manifest.rootMainFiles.map((file) => gzipSync(readFileSync(join('.next', file))).length);
  return round(bytes.reduce((sum, each) => sum + each, 0) / 1024);
}

function measuresOf(page: string, runs: Audited[], frameworkKb: number): Measure[] {
  const of = (key: keyof Audited) => median(runs.map((run) => run[key]));
  const jsLimit = page === 'tracking' ? { atMost: round(frameworkKb + TRACKING_JS_OVER_FRAMEWORK_KB) } : {};
  return [
    { name: `${page} performance`, unit: '', value: of('performance'), atLeast: 0.95 },
    { name: `${page} accessibility`, unit: '', value: of('accessibility'), atLeast: 1 },
    { name: `${page} LCP`, unit: 'ms', value: of('lcpMs'), atMost: 2000 },
    { name: `${page} TBT`, unit: 'ms', value: of('tbtMs'), atMost: 200 },
    { name: `${page} CLS`, unit: '', value: of('cls'), atMost: 0.1 },
    { name: `${page} JS`, unit: 'kB', value: of('jsKb'), ...jsLimit },
  ];
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
