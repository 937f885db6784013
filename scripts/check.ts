import { bin, NOT_CHECKED, run } from './run';

/** Everything that can be known without running the app. Stops at nothing, so that one run tells all. */
const CHECKS: [name: string, command: string, args: string[]][] = [
  ['format and lint', bin('biome'), ['check', '.']],
  ['types', bin('tsc'), ['-p', '.']],
  ['promises', bin('oxlint'), ['--type-aware', '--quiet']],
  ['unused code', bin('knip'), []],
  ['known holes', process.execPath, ['--import', 'tsx', 'scripts/audit.ts']],
  ['unit tests and tidy', bin('vitest'), ['run', '--project', 'unit', '--reporter', 'dot']],
];

async function main(): Promise<void> {
  const failed: string[] = [];
  for (const [name, command, args] of CHECKS) {
    const startedAt = Date.now();
    const { code, output } = await run(command, args, { quiet: true });
    const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
    if (code === NOT_CHECKED) {
      console.log(`– ${name} not checked: ${output.trim()}`);
      continue;
    }
    console.log(`${code === 0 ? '✓' : '✗'} ${name} (${seconds} s)`);
    if (code === 0) continue;
    console.log(output);
    failed.push(name);
  }
  if (failed.length > 0) throw new Error(`failed: ${failed.join(', ')}`);
}

main().then(
  () => process.exit(0),
  (error: Error) => {
    console.error(error.message);
    process.exit(1);
  },
);
