import { describeHistories } from './_model-run';

describeHistories('tests/simulation/model-printful.test.ts', {
  'Printful alone': { providers: ['printful'], seed: 20_262 },
});
