import { ordersList } from '../tests/bench/orders-list';
import type { BenchSection, Measure } from '../tests/bench/section';

/** Every benchmark. `npm run bench -- <name>` runs one. A new one is its file in tests/bench and a line here. */
const SECTIONS: readonly BenchSection[] = [ordersList];

async function main(): Promise<boolean> {
  const wanted = process.argv.slice(2);
  const chosen = SECTIONS.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
  if (chosen.length === 0) throw new Error(`there is ${SECTIONS.map(({ name }) => name).join(', ')}`);
  const results: Record<string, Measure[]> = {};
  for (const section of chosen) {
    console.log(`\n${section.name}`);
    const measures = await section.run((line) => console.log(`  ${line}`));
    results[section.name] = measures;
    printTable(measures);
  }
  const missed = Object.values(results).flat().filter(isMissed);
  console.log(missed.length === 0 ? '\nall targets met' : `\nmissed: ${missed.map(({ name }) => name).join(', ')}`);
  console.log(JSON.stringify({ ok: missed.length === 0, sections: results }, rounded));
  return missed.length === 0;
}

const isMissed = ({ p95Ms, targetMs }: Measure) => targetMs !== null && p95Ms > targetMs;
const rounded = (_key: string, value: unknown) => (typeof value === 'number' ? Math.round(value * 10) / 10 : value);

function printTable(measures: readonly Measure[]): void {
  const width = Math.max(...measures.map(({ name }) => name.length));
  console.log(`  ${'what'.padEnd(width)}  ${'p50 ms'.padStart(8)}  ${'p95 ms'.padStart(8)}  ${'target'.padStart(8)}`);
  for (const line of measures) {
    const target = line.targetMs === null ? '' : `≤ ${line.targetMs}`;
    const mark = isMissed(line) ? '  missed' : '';
    console.log(
      `  ${line.name.padEnd(width)}  ${line.p50Ms.toFixed(1).padStart(8)}  ${line.p95Ms.toFixed(1).padStart(8)}  ${target.padStart(8)}${mark}`,
    );
  }
}

main().then(
  (met) => process.exit(met ? 0 : 1),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
