import { runChecks } from './checks';
import { bin, run } from './run';

/** What can be known without database and browser. `npm test` knows all of it as well. */
async function main(): Promise<string[]> {
  const { failed } = await runChecks();
  const { code } = await run(bin('vitest'), ['run', '--project=unit', '--reporter=dot']);
  return code === 0 ? failed : [...failed, 'unit tests and tidy'];
}

main().then(
  (failed) => {
    if (failed.length > 0) console.error(`failed: ${failed.join(', ')}`);
    process.exit(failed.length === 0 ? 0 : 1);
  },
  (error: Error) => {
    console.error(error.message);
    process.exit(1);
  },
);
