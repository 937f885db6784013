import fc from 'fast-check';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { type Action, history, inWords } from './_model-actions';
import { type Bench, openBench } from './_model-bench';
import { brokenAtTheEnd } from './_model-end';
import { Processes } from './_model-processes';
import { Story } from './_model-story';
import { Tally } from './_model-tally';
import { brokenOnTheWay, ordersSeen } from './_model-watch';

/** A failure is made as short as can be, which takes a while. */
const LONGEST_MS = 30 * 60_000;

/** Seeds are fixed, so that a run tells the same as the last one; `MODEL_SEED` explores others, `MODEL_RUNS` more. */
const RUNS = 50;
/** As many as a night plays have to see every state and every death; fewer say what they did not see. */
const SEE_ALL = 350;

type Kind = { providers: string[]; seed: number };
type Run = Kind & { file: string; name: string };

/** The tests of one file, on one database and one sandbox. */
export function describeHistories(file: string, kinds: Record<string, Kind>): void {
  const processes = new Processes();
  let h: Bench;
  beforeAll(async () => {
    // Time stands still but for what the histories let pass: a seed tells the same story on any machine.
    h = await openBench((point) => processes.at(point));
  });
  afterAll(() => h.close());

  describe('an order, whatever happens to it', () => {
    it.for(Object.entries(kinds))('of %s keeps every promise', { timeout: LONGEST_MS }, ([name, kind]) =>
      playHistories(h, processes, { ...kind, file, name }),
    );
  });
}

/** Plays random histories; throws with the shortest one found that breaks a promise. */
async function playHistories(h: Bench, processes: Processes, options: Run): Promise<void> {
  const cart = await h.cart(options.providers);
  const seed = numberFrom('MODEL_SEED') ?? options.seed;
  const path = process.env['MODEL_PATH'];
  const tally = new Tally();
  const startedMs = performance.now();
  const result = await fc.check(
    fc.asyncProperty(history, (actions) => play(h, { processes, cart, actions, tally })),
    { seed, numRuns: numberFrom('MODEL_RUNS') ?? RUNS, ...(path === undefined ? {} : { path }) },
  );
  const each = (performance.now() - startedMs) / Math.max(1, result.numRuns);
  console.log(`${options.name}: seed ${result.seed}, ${result.numRuns} histories, ${Math.round(each)} ms each`);
  if (!result.failed) {
    console.log(tally.toString());
    const { missing } = tally;
    if (missing.length === 0 || path !== undefined) return;
    if (seed === options.seed && result.numRuns >= SEE_ALL)
      throw new Error(`these histories prove little: none of them saw ${missing.join(', ')}`);
    console.log(`None of them saw ${missing.join(', ')}.`);
    return;
  }
  const [actions = []] = result.counterexample ?? [];
  const why = result.errorInstance instanceof Error ? result.errorInstance.message : String(result.errorInstance);
  throw new Error(
    [
      'This history breaks a promise:',
      '  1. The shopper checks out.',
      ...actions.map((each, index) => `  ${index + 2}. ${inWords(each)}`),
      why,
      `Found at seed ${result.seed} after ${result.numRuns} histories and ${result.numShrinks} shorter ones. Again:`,
      `MODEL_SEED=${result.seed} MODEL_PATH=${result.counterexamplePath} npx vitest run --project histories ${options.file} -t '${options.name}'`,
    ].join('\n'),
    { cause: result.errorInstance },
  );
}

type History = { processes: Processes; cart: Story['cart']; actions: Action[]; tally: Tally };

async function play(h: Bench, { processes, cart, actions, tally }: History): Promise<void> {
  processes.forget();
  processes.died = tally.died;
  await h.renew();
  const story = new Story(h, processes, cart);
  await story.perform({ do: 'check out', order: 0 });
  let before = { orders: await ordersSeen(h.ctx), outside: story.outside };
  for (const [index, each] of actions.entries()) {
    await story.perform(each);
    const after = { orders: await ordersSeen(h.ctx), outside: story.outside };
    expectNone(brokenOnTheWay(before, after), `after step ${index + 2}`);
    before = after;
  }
  await story.drain();
  const after = { orders: await ordersSeen(h.ctx), outside: story.outside };
  expectNone(brokenOnTheWay(before, after), 'while everything was worked off');
  expectNone(await brokenAtTheEnd(story), 'at the end');
  tally.count(after);
}

function expectNone(broken: string[], when: string): void {
  if (broken.length > 0) throw new Error(`Broken ${when}:\n${broken.map((line) => `  - ${line}`).join('\n')}`);
}

function numberFrom(name: string): number | undefined {
  const value = process.env[name];
  return value === undefined ? undefined : Number(value);
}
