import { mkdirSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { runChecks, SANDBOX_ALONE } from './checks';
import { findChromium } from './chromium';
import { type Part, playwrightPart, vitestPart } from './reports';
import { bin, run } from './run';
import { buildIfNeeded } from './stack';

/** The gate. `--nightly`: with the drills, and with as many histories as a night has time for. The last line is `N passed, N failed`. */
const REPORTS = '.data/reports';
const NIGHTLY_HISTORIES = '350';

const CORES = availableParallelism();

async function vitest(projects: string[], env: Record<string, string>): Promise<Part> {
  const name = projects.join(', ');
  const file = `${REPORTS}/${projects.join('-')}.json`;
  const { code } = await run(
    bin('vitest'),
    [
      'run',
      ...projects.map((project) => `--project=${project}`),
      `--maxWorkers=${Math.max(2, CORES)}`,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
    ],
    { env },
  );
  return vitestPart(name, file, code);
}

async function playwright(env: Record<string, string>): Promise<Part> {
  const file = `${REPORTS}/playwright.json`;
  const { code } = await run(bin('playwright'), ['test', '--reporter=list,json'], {
    env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: file },
  });
  return playwrightPart('browser', file, code);
}

/** What is known without running the app, and then the app itself: the build finds the types checked. */
async function checksAndBuild(isNight: boolean): Promise<Part> {
  const { passed, failed } = await runChecks(isNight ? [SANDBOX_ALONE] : []);
  try {
    await buildIfNeeded((line) => console.log(line));
  } catch (error) {
    console.error(error);
    failed.push('build');
  }
  return { name: 'checks', passed, failed };
}

async function main(): Promise<Part[]> {
  rmSync(REPORTS, { recursive: true, force: true });
  mkdirSync(REPORTS, { recursive: true });
  const env = { CHROMIUM_PATH: await findChromium() };
  const isNight = process.argv.includes('--nightly');
  const histories = isNight ? { MODEL_RUNS: NIGHTLY_HISTORIES } : {};
  const first = [timed(checksAndBuild(isNight)), timed(vitest(['unit', 'system', 'alone'], env))];
  // One after the other: what a browser waits for has its limits, and two stacks fill two cores.
  return [
    ...(await Promise.all(first)),
    ...(isNight ? [await timed(vitest(['drills'], env))] : []),
    await timed(playwright({ ...env, E2E_DRILLS: isNight ? 'on' : 'off' })),
    await timed(vitest(['histories'], { ...env, ...histories })),
  ];
}

async function timed(part: Promise<Part>): Promise<Part> {
  const startedAt = Date.now();
  const done = await part;
  console.log(`\n${done.name}: done after ${((Date.now() - startedAt) / 1000).toFixed(0)} s\n`);
  return done;
}

main().then(
  (parts) => {
    const failed = parts.flatMap((part) => part.failed);
    for (const { name, ...part } of parts)
      console.log(`${name.padEnd(14)} ${part.passed} passed, ${part.failed.length} failed`);
    for (const name of failed) console.log(`✗ ${name}`);
    console.log(`${parts.reduce((sum, { passed }) => sum + passed, 0)} passed, ${failed.length} failed`);
    process.exit(failed.length === 0 ? 0 : 1);
  },
  (error: unknown) => {
    console.error(error);
    console.log('0 passed, 1 failed');
    process.exit(1);
  },
);
