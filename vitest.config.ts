import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const alias = { '@': fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '') };
const HISTORIES = 'tests/simulation/model-*.test.ts';
/** They put their own session in place of a module, or change the environment or what is global: none may follow them. */
const ALONE = [
  'tests/security/**/*.test.ts',
  'tests/integration/api-reference.test.ts',
  'tests/integration/late-database.test.ts',
  'tests/integration/telemetry-export.test.ts',
];
/** Drills take minutes: `npm run test:nightly` plays them, with all the histories. */
const DRILLS = 'tests/**/*.drill.test.ts';

/** Files share their worker's modules: to load those anew for each file took three quarters of the time. */
const common = { pool: 'forks' as const, isolate: false, hookTimeout: 180_000 };
/** Of a test that waits for a database and a sandbox; what it waits for has limits of its own. */
const testTimeout = 120_000;
const database = ['tests/support/postgres.ts'];

/**
 * `unit`: beside the code, no database. `system`: across files, on real PostgreSQL and the sandbox. `alone`: as
 * `system`, in a process for each file. `drills`: as
 * `system`, but minutes long. `histories`: as `system`, but long and with a time of their own, so that it does not
 * matter how busy the machine is.
 */
export default defineConfig({
  test: {
    // Most tests wait for a database or a timer: two at a time also on two cores.
    maxWorkers: 2,
    projects: [
      {
        resolve: { alias },
        test: {
          ...common,
          name: 'unit',
          include: [
            '{lib,db,components,packages}/**/*.test.{ts,tsx}',
            'tests/{tidy,states,address-data,resiliency,migrations,docs}.test.ts',
          ],
        },
      },
      {
        resolve: { alias },
        test: {
          ...common,
          testTimeout,
          name: 'system',
          include: ['tests/{integration,contract,simulation}/**/*.test.ts'],
          exclude: [HISTORIES, ...ALONE, DRILLS],
          globalSetup: database,
        },
      },
      {
        resolve: { alias },
        test: { ...common, testTimeout, name: 'drills', include: [DRILLS], globalSetup: database },
      },
      {
        resolve: { alias },
        test: {
          ...common,
          testTimeout,
          name: 'alone',
          isolate: true,
          include: ALONE,
          globalSetup: database,
        },
      },
      { resolve: { alias }, test: { ...common, name: 'histories', include: [HISTORIES], globalSetup: database } },
    ],
  },
});
