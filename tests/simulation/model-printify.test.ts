import { describeHistories } from './_model-run';

describeHistories('tests/simulation/model-printify.test.ts', {
  'Printify alone': { providers: ['printify'], seed: 20_263 },
});
