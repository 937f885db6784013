import { readFileSync } from 'node:fs';
import { run } from './run';

/**
 * Known holes in what is shipped. `npm audit` knows them all, but not every registry answers it: then at least nothing
 * may be older than the versions below, each the first without the hole named beside it.
 */
const LEAST: Record<string, { version: string; hole: string }> = {
  next: { version: '16.4.6', hole: 'everything known of 16 until then' },
  'next-auth': { version: '4.24.15', hole: 'GHSA-7rqj-j65f-68wh, GHSA-xmf8-cvqr-rfgj' },
  nodemailer: { version: '9.1.1', hole: 'GHSA-2x7j-588g-ccc2, GHSA-cc9r-2j5m-2m83' },
  'drizzle-orm': { version: '0.45.2', hole: 'GHSA-gpj5-g38j-94v9' },
  sharp: { version: '0.35.4', hole: 'GHSA-rgj7-g3m4-5g8c' },
  postcss: { version: '8.5.23', hole: 'GHSA-r28c-9q8g-f849' },
  nanoid: { version: '3.3.19', hole: 'GHSA-2v37-7h3g-55p8' },
};

type Audit = { vulnerabilities?: Record<string, { severity: string }> };
type Lock = { packages: Record<string, { version?: string; dev?: boolean }> };

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

function tooOld(): string[] {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock;
  return Object.entries(packages).flatMap(([path, { version, dev }]) => {
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    const least = LEAST[name];
    if (!least || !version || dev || version.localeCompare(least.version, 'en', { numeric: true }) >= 0) return [];
    return [`${path} is ${version}, and ${least.version} is the first without ${least.hole}`];
  });
}

const told = await askRegistry();
if (told === null) console.log('the registry does not answer `npm audit`: only the known versions were looked at');
const holes = [...(told ?? []), ...tooOld()];
for (const hole of holes) console.log(hole);
process.exit(holes.length === 0 ? 0 : 1);
