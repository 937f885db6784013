import { describeHistories } from './_model-run';

/** Seeds are fixed, so that a run tells the same as the last one; `MODEL_SEED` explores others, `MODEL_RUNS` more. */
describeHistories('tests/simulation/model-both.test.ts', {
  'both providers': { providers: ['printful', 'printify'], runs: 350, seed: 20_261 },
});
