import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { bin, run } from './run';
import { buildIfNeeded } from './stack';

/** Everything: unit, integration, contract, then a real browser. The last line is `N passed, N failed`. */
type Count = { passed: number; failed: number };

const REPORTS = '.data/reports';

async function vitest(projects: string[], maxWorkers: number): Promise<Count> {
  const file = `${REPORTS}/${projects.join('-')}.json`;
  const { code } = await run(bin('vitest'), [
    'run',
    ...projects.map((project) => `--project=${project}`),
    `--maxWorkers=${maxWorkers}`,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ]);
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  const report = JSON.parse(readFileSync(file, 'utf8')) as {
    numPassedTests: number;
    numFailedTests: number;
    numFailedTestSuites: number;
  };
  const failed = Math.max(report.numFailedTests, report.numFailedTestSuites, code === 0 ? 0 : 1);
  return { passed: report.numPassedTests, failed: code === 0 ? report.numFailedTests : failed };
}

async function playwright(): Promise<Count> {
  const chromium = await findChromium();
  const file = `${REPORTS}/playwright.json`;
  const env = { CHROMIUM_PATH: chromium, PLAYWRIGHT_JSON_OUTPUT_FILE: file };
  const { code } = await run(bin('playwright'), ['test', '--reporter=list,json'], { env });
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  const { stats } = JSON.parse(readFileSync(file, 'utf8')) as {
    stats: { expected: number; unexpected: number; flaky: number };
  };
  return {
    passed: stats.expected + stats.flaky,
    failed: code === 0 ? stats.unexpected : Math.max(1, stats.unexpected),
  };
}

const PLACES = [
  process.env['CHROMIUM_PATH'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

/** A Chromium that is there, or Debian's where we may install it. */
async function findChromium(): Promise<string> {
  const found = PLACES.find((place) => place !== undefined && existsSync(place));
  if (found) return found;
  console.log('no Chromium found, installing it with apt-get …');
  await run('apt-get', ['update'], { quiet: true });
  const { code, output } = await run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], {
    quiet: true,
  });
  if (code !== 0 || !existsSync('/usr/bin/chromium'))
    throw new Error(`Chromium is needed for the browser tests (set CHROMIUM_PATH):\n${output}`);
  return '/usr/bin/chromium';
}

async function main(): Promise<Count> {
  rmSync(REPORTS, { recursive: true, force: true });
  mkdirSync(REPORTS, { recursive: true });
  // The app is built on the side. A browser mostly waits; what runs beside it must not mind how fast it gets on.
  const [first] = await Promise.all([vitest(['unit', 'system'], 2), buildIfNeeded((line) => console.log(line))]);
  const parts = [first, ...(await Promise.all([playwright(), vitest(['histories'], 2)]))];
  return {
    passed: parts.reduce((sum, { passed }) => sum + passed, 0),
    failed: parts.reduce((sum, { failed }) => sum + failed, 0),
  };
}

main().then(
  ({ passed, failed }) => {
    console.log(`${passed} passed, ${failed} failed`);
    process.exit(failed === 0 ? 0 : 1);
  },
  (error: unknown) => {
    console.error(error);
    console.log('0 passed, 1 failed');
    process.exit(1);
  },
);
