import { catalogue } from '../tests/bench/catalogue';
import { ordersList } from '../tests/bench/orders-list';
import { pages } from '../tests/bench/pages';
import { type BenchSection, isMissed, type Measure } from '../tests/bench/section';
import { speed } from '../tests/bench/speed';

/** Every benchmark. `npm run bench -- <name>` runs one. A new one is its file in tests/bench and a line here. */
const SECTIONS: readonly BenchSection[] = [ordersList, catalogue, pages, speed];

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

const rounded = (_key: string, value: unknown) => (typeof value === 'number' ? Math.round(value * 100) / 100 : value);

function printTable(measures: readonly Measure[]): void {
  const width = Math.max(...measures.map(({ name }) => name.length));
  for (const line of measures) {
    const { name, unit, value, detail, atMost, atLeast } = line;
    const target = atMost !== undefined ? `≤ ${atMost}` : atLeast !== undefined ? `≥ ${atLeast}` : '';
    const cells = [name.padEnd(width), value.toFixed(2).padStart(9), unit.padEnd(3), target.padEnd(9), detail ?? ''];
    console.log(`  ${cells.join(' ')}${isMissed(line) ? '  missed' : ''}`.trimEnd());
  }
}

main().then(
  (met) => process.exit(met ? 0 : 1),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
