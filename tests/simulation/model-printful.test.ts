import { describeHistories } from './_model-run';

describeHistories('tests/simulation/model-printful.test.ts', {
  'Printful alone': { providers: ['printful'], runs: 350, seed: 20_262 },
});
