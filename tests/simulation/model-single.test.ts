import { describeHistories } from './_model-run';

/** As `model.test.ts`, with orders that one provider makes alone: a file of its own, to run beside the other. */
describeHistories('tests/simulation/model-single.test.ts', {
  'Printful alone': { providers: ['printful'], runs: 350, seed: 20_262 },
  'Printify alone': { providers: ['printify'], runs: 350, seed: 20_263 },
});
