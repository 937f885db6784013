import { defineConfig } from 'playwright/test';

const PORT = Number(process.env['E2E_PORT'] ?? 3197);
const SANDBOX_PORT = Number(process.env['E2E_SANDBOX_PORT'] ?? 4197);

/** Where the stack writes its database's address, for tests that turn back the time in it. */
const DATABASE_URL_FILE = '.data/e2e-database-url';

/** The demo's own stack, driven by a real browser. The sandbox stands still unless a test moves it. */
export default defineConfig({
  testDir: 'tests/e2e',
  timeout: 150_000,
  retries: process.env['CI'] ? 1 : 0,
  expect: { timeout: 30_000 },
  workers: 1,
  // A picture that is missing is a failure, not a first one.
  updateSnapshots: 'none',
  snapshotPathTemplate: 'tests/e2e/looks/{arg}{ext}',
  reporter: 'list',
  use: {
    baseURL: `http://127.0.0.1:${PORT}`,
    launchOptions: {
      executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    },
    actionTimeout: 15_000,
    trace: 'off',
  },
  projects: [{ name: 'desktop', use: { viewport: { width: 1280, height: 900 } } }],
  webServer: {
    command: 'node_modules/.bin/node --import tsx scripts/demo.ts',
    url: `http://127.0.0.1:${PORT}/api/health`,
    timeout: 180_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 20_000 },
    env: {
      PORT: String(PORT),
      SANDBOX_PORT: String(SANDBOX_PORT),
      SANDBOX_TIME_SCALE: '60',
      SANDBOX_AUTOPILOT: 'off',
      DATABASE_URL_FILE,
    },
  },
});
