import { NOT_CHECKED, run } from './run';

/**
 * Known holes in what is shipped, by `npm audit`. No package carries the advisories themselves, so where the registry
 * does not answer this is said and nothing is known; what must not come back until then stands in `overrides`.
 */
type Audit = { vulnerabilities?: Record<string, { severity: string }> };

/** Off line it should not be waited for. */
const QUICK = ['--loglevel=silent', '--fetch-retries=0', '--fetch-timeout=15000'];

/** Packages with a hole of high or critical severity; null where the registry does not say. */
async function askRegistry(): Promise<string[] | null> {
  const { output } = await run('npm', ['audit', '--omit=dev', '--json', ...QUICK], { quiet: true });
  const start = output.indexOf('{');
  const { vulnerabilities } = (start < 0 ? {} : JSON.parse(output.slice(start, output.lastIndexOf('}') + 1))) as Audit;
  if (!vulnerabilities) return null;
  return Object.entries(vulnerabilities)
    .filter(([, { severity }]) => severity === 'high' || severity === 'critical')
    .map(([name, { severity }]) => `${name}: ${severity}`);
}

const holes = await askRegistry();
for (const hole of holes ?? []) console.log(hole);
if (holes === null) console.log('the registry does not answer `npm audit`');
process.exit(holes === null ? NOT_CHECKED : Math.min(holes.length, 1));
