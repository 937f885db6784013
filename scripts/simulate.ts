import { parseArgs } from 'node:util';
import { invariantsHold, type Scorecard } from '../tests/simulation/score';
import { simulate } from '../tests/simulation/simulate';

const USAGE = `npm run simulate -- --orders 300 --seed 1 [--minutes 2] [--replicas 2] [--kills 28] [--restarts 2] [--forget look-up]

Runs orders through a shop of several replicas while services fail, webhooks go astray, workers and the database are
killed and time jumps; then counts what was lost, doubled or left lying. Exit 1 if any promise broke.
--forget look-up puts in a deliberate bug, to show that the counting sees it.`;

async function main(): Promise<Scorecard> {
  const { values } = parseArgs({
    options: {
      orders: { type: 'string', default: '300' },
      seed: { type: 'string', default: String(Math.floor(Math.random() * 1_000_000)) },
      minutes: { type: 'string', default: '1.5' },
      replicas: { type: 'string', default: '2' },
      kills: { type: 'string', default: '28' },
      restarts: { type: 'string', default: '2' },
      forget: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help || (values.forget !== undefined && values.forget !== 'look-up')) {
    console.log(USAGE);
    process.exit(values.help ? 0 : 2);
  }
  const number = (name: 'orders' | 'seed' | 'minutes' | 'replicas' | 'kills' | 'restarts') => {
    const value = Number(values[name]);
    if (!(value >= 0)) throw new Error(`--${name} must be a number, got "${values[name]}"`);
    return value;
  };
  return simulate({
    orders: number('orders'),
    seed: number('seed'),
    spanS: number('minutes') * 60,
    replicas: number('replicas'),
    kills: number('kills'),
    restarts: number('restarts'),
    forgetLookUp: values.forget === 'look-up',
    say: (line) => console.log(line),
  });
}

function print(card: Scorecard): void {
  console.log(
    `\nseed ${card.seed}: ${card.orders} orders, ${card.paid} paid, ${card.kills} SIGKILLs, ${card.restarts} database restarts`,
  );
  for (const [name, count] of Object.entries(card.broken)) console.log(`${count === 0 ? '✓' : '✗'} ${name}: ${count}`);
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
