import { writeFileSync } from 'node:fs';
import { MATRIX } from './resiliency-matrix';

/** Writes `docs/resiliency.md`: `npm run resiliency`. Each row names the test that plays it; one without is refused. */
export const RESILIENCY_FILE = 'docs/resiliency.md';

export function resiliencyPage(): string {
  const sections = Object.entries(MATRIX).map(([service, rows]) => {
    const lines = rows.map(
      ({ fault, shopper, staff, heals, file, test }) =>
        `| ${fault} | ${shopper} | ${staff} | ${heals} | \`${file}\`: ${test.replace('%s', '…')} |`,
    );
    return `## ${service}\n\n| Fault | The shopper sees | Staff see | How it heals | Played by |\n| --- | --- | --- | --- | --- |\n${lines.join('\n')}\n`;
  });
  return `# What happens when something breaks\n\nWritten by \`npm run resiliency\` out of \`scripts/resiliency-matrix.ts\`; a row whose test is gone fails the gate.\n\n${sections.join('\n')}`;
}

if (process.argv[1]?.endsWith('resiliency.ts')) writeFileSync(RESILIENCY_FILE, resiliencyPage());
