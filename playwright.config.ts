import { availableParallelism } from 'node:os';
import { defineConfig } from 'playwright/test';
import { STACK, stackOf } from './tests/e2e/stack';

/** Each worker has a stack of its own, so that no test meets another's orders, faults or limits. */
const WORKERS = Math.max(2, Math.floor(availableParallelism() / 2));

/** A file or a test of this name is left to `npm run test:nightly`, so that the gate takes minutes. */
const DRILL = /[.@]drill/;

/** The demo's own stack, driven by a real browser. The sandbox stands still unless a test moves it. */
export default defineConfig({
  testDir: 'tests/e2e',
  ...(process.env['E2E_DRILLS'] === 'off' ? { grepInvert: DRILL } : {}),
  timeout: 150_000,
  // What passes at a second try only would be a failure as well.
  retries: 0,
  expect: { timeout: 30_000 },
  workers: WORKERS,
  // A picture that is missing is a failure, not a first one.
  updateSnapshots: 'none',
  snapshotPathTemplate: 'tests/e2e/looks/{arg}{ext}',
  reporter: 'list',
  use: {
    baseURL: `http://localhost:${STACK.port}`,
    launchOptions: {
      executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    },
    actionTimeout: 15_000,
    trace: 'off',
  },
  projects: [{ name: 'desktop', use: { viewport: { width: 1280, height: 900 } } }],
  webServer: Array.from({ length: WORKERS }, (_, worker) => {
    const { port, sandboxPort, databaseUrlFile } = stackOf(worker);
    return {
      command: 'node_modules/.bin/node --import tsx scripts/demo.ts',
      url: `http://127.0.0.1:${port}/api/health`,
      timeout: 180_000,
      gracefulShutdown: { signal: 'SIGTERM' as const, timeout: 20_000 },
      env: {
        PORT: String(port),
        SANDBOX_PORT: String(sandboxPort),
        SANDBOX_TIME_SCALE: '60',
        SANDBOX_AUTOPILOT: 'off',
        DATABASE_URL_FILE: databaseUrlFile,
      },
    };
  }),
});
