import { describeHistories } from './_model-run';

describeHistories('tests/simulation/model-both.test.ts', {
  'both providers': { providers: ['printful', 'printify'], seed: 20_261 },
});
