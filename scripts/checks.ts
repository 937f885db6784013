import { bin, NOT_CHECKED, run } from './run';

type Check = [name: string, command: string, args: string[]];

/** Everything that can be known without running the app, besides the unit tests. */
const CHECKS: Check[] = [
  ['format and lint', bin('biome'), ['check', '.', '--error-on-warnings']],
  ['types', bin('tsc'), ['-p', '.']],
  ['promises and long functions', bin('oxlint'), ['--type-aware', '--quiet']],
  ['unused code', bin('knip'), []],
  ['secrets in files', process.execPath, ['--import', 'tsx', 'scripts/secrets.ts']],
  ['known holes', process.execPath, ['--import', 'tsx', 'scripts/audit.ts']],
];

/** Packed and installed from the registry, which takes longer than the rest. */
export const SANDBOX_ALONE: Check = [
  'the sandbox installed alone',
  'npm',
  ['run', 'try-installed', '-w', '@flowbotz/sandbox'],
];

/** Stops at nothing, so that one run tells all. Returns how many held, and the names of those that did not. */
export async function runChecks(more: Check[] = []): Promise<{ passed: number; failed: string[] }> {
  const failed: string[] = [];
  const checks = [...CHECKS, ...more];
  let notChecked = 0;
  for (const [name, command, args] of checks) {
    const startedAt = Date.now();
    const { code, output } = await run(command, args, { quiet: true });
    if (code === NOT_CHECKED) {
      console.log(`– ${name} not checked: ${output.trim()}`);
      notChecked += 1;
      continue;
    }
    console.log(`${code === 0 ? '✓' : '✗'} ${name} (${((Date.now() - startedAt) / 1000).toFixed(1)} s)`);
    if (code === 0) continue;
    console.log(output);
    failed.push(name);
  }
  return { passed: checks.length - failed.length - notChecked, failed };
}
