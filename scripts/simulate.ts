import { parseArgs } from 'node:util';
import { SAFEGUARDS } from '../tests/simulation/forgetful';
import { invariantsHold, type Scorecard } from '../tests/simulation/score';
import { simulate } from '../tests/simulation/simulate';
import { BLOWS, type Blow, type Blows } from '../tests/simulation/storm/chaos';

/** How many of each, unless told otherwise. */
const USUAL: Blows = { kills: 34, restarts: 2, cuts: 7, freezes: 2, locks: 3, deaf: 3, mail: 2, hangs: 3 };
const KINDS = Object.keys(BLOWS) as Blow[];

const USAGE = `npm run simulate -- --orders 300 --seed 1 [--minutes 2] [--replicas 2] [--forget look-up]

Runs orders through a shop of several replicas while services fail, webhooks go astray, workers and the database are
killed and time jumps; then counts what was lost, doubled or left lying. Exit 1 if any promise broke.

What is done to it, and how often:
${KINDS.map((kind) => `  --${kind.padEnd(9)} ${String(USUAL[kind]).padStart(3)}  ${BLOWS[kind]}`).join('\n')}

--forget takes out a safeguard, to show that the counting sees it:
${Object.entries(SAFEGUARDS)
  .map(([name, { without }]) => `  ${name.padEnd(11)} ${without}`)
  .join('\n')}`;

async function main(): Promise<Scorecard> {
  const number = (fallback: number) => ({ type: 'string' as const, default: String(fallback) });
  const { values } = parseArgs({
    options: {
      orders: number(300),
      seed: number(Math.floor(Math.random() * 1_000_000)),
      minutes: number(1.5),
      replicas: number(2),
      forget: { type: 'string' },
      help: { type: 'boolean', default: false },
      ...(Object.fromEntries(KINDS.map((kind) => [kind, number(USUAL[kind])])) as Record<
        Blow,
        ReturnType<typeof number>
      >),
    },
  });
  if (values.help || (values.forget !== undefined && !(values.forget in SAFEGUARDS))) {
    console.log(USAGE);
    process.exit(values.help ? 0 : 2);
  }
  const read = (name: Blow | 'orders' | 'seed' | 'minutes' | 'replicas') => {
    const value = Number(values[name]);
    if (!(value >= 0)) throw new Error(`--${name} must be a number, got "${values[name]}"`);
    return value;
  };
  return simulate({
    orders: read('orders'),
    seed: read('seed'),
    spanS: read('minutes') * 60,
    replicas: read('replicas'),
    blows: Object.fromEntries(KINDS.map((kind) => [kind, read(kind)])) as Blows,
    forget: values.forget,
    say: (line) => console.log(line),
  });
}

function print(card: Scorecard): void {
  const blows = Object.entries(card.blows).map(([kind, count]) => `${kind} ${count}`);
  console.log(`\nseed ${card.seed}: ${card.orders} orders, ${card.paid} paid; ${blows.join(', ')}`);
  for (const [name, count] of Object.entries(card.broken)) console.log(`${count === 0 ? '✓' : '✗'} ${name}: ${count}`);
  console.log(`longest time without service ${card.longestOutageS} s`);
  console.log(`healed in ${card.healS} s of real time; ${card.totalS} s in all`);
  for (const line of card.details) console.log(`  ${line}`);
  console.log(JSON.stringify(card));
}

main().then(
  (card) => {
    print(card);
    process.exit(invariantsHold(card) ? 0 : 1);
  },
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
