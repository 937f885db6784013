import { afterEach, expect, it } from 'vitest';
import { isAmiss, runChecks, textOf } from '@/lib/integrations/conformance/run-checks';
import { SERVICES } from '@/lib/integrations/conformance/services';
import type { Env } from '@/lib/platform/env';
import { playSandbox } from '../../scripts/conformance-sandbox';

type Played = Awaited<ReturnType<typeof playSandbox>>;
let played: Played | undefined;
afterEach(() => played?.stop());

async function ask(service: string, { env, stage }: Pick<Played, 'env' | 'stage'>) {
  const conformance = SERVICES.get(service)?.(env, stage);
  if (!conformance) throw new Error(`${service} is not connected`);
  return runChecks(conformance, { service, place: 'sandbox' });
}

const namesOf = ({ results }: Awaited<ReturnType<typeof ask>>, verdict: string) =>
  results.filter((each) => each.verdict === verdict).map(({ name }) => name);

function madeAt({ stripe, printful, printify }: Played['sandbox']): { status: string }[] {
  const { payment_intents: payments } = stripe.dump() as { payment_intents: { status: string }[] };
  return [...printful.orders(), ...printify.orders(), ...payments];
}

/** Orders that nobody canceled, payments that somebody could still make. */
function openAt({ sandbox }: Played): unknown[] {
  return madeAt(sandbox).filter(({ status }) => status !== 'canceled');
}

const secretsOf = (env: Env) => [
  env.STRIPE_SECRET_KEY ?? '',
  env.PRINTFUL_API_KEY ?? '',
  env.PRINTIFY_API_KEY ?? '',
  env.PRINTIFY_SHOP_ID ?? '',
];

it.each(['printful', 'printify', 'stripe'])(
  '%s at the sandbox is as its adapter takes it, and nothing the checks made stays open',
  async (service) => {
    played = await playSandbox();
    const report = await ask(service, played);
    expect(report.results.filter(({ verdict }) => verdict === 'differs')).toEqual([]);
    // A busy machine may let an order come to rest before it can be asked.
    expect(namesOf(report, 'not_told').filter((name) => name !== 'cancel-while-priced')).toEqual([]);
    expect(report.left).toEqual([]);
    expect(openAt(played)).toEqual([]);
    expect(madeAt(played.sandbox)).toHaveLength(1);
    const told = `${textOf(report, new Date())}${JSON.stringify(report)}`;
    for (const secret of secretsOf(played.env)) expect(told).not.toContain(secret);
    expect(told).not.toMatch(/@|Conformance Check|Main Street|Portland|secret_|whsec_|Bearer/);
  },
);

it('an answer that says otherwise is told as differing, one that cannot be read too', async () => {
  played = await playSandbox({
    answers: [
      { service: 'printful', path: '/v2/webhooks', set: { 'result.secret_key': '00ff' } },
      { service: 'printify', path: '/v1/shops/901001/orders/shipping.json', set: { teleport: 1 } },
      { service: 'printify', path: '/v1/shops/901001/webhooks.json', set: { '*.topic': 5 } },
    ],
  });
  expect(namesOf(await ask('printful', played), 'differs')).toEqual(['signed-registration']);
  expect(namesOf(await ask('printify', played), 'differs')).toEqual(['delivery-names', 'registrations']);
});

it('where nothing may be made nothing is, and what was only asked is told', async () => {
  played = await playSandbox();
  const cautious = { env: { ...played.env, livemode: true }, stage: { ...played.stage, drafts: false } };
  for (const service of ['printify', 'stripe']) {
    const report = await ask(service, cautious);
    expect(namesOf(report, 'differs')).toEqual([]);
    expect(namesOf(report, 'as_assumed').length).toBeGreaterThan(2);
    expect(namesOf(report, 'not_told')).toContain('cancel');
  }
  expect(madeAt(played.sandbox)).toEqual([]);
});

it('what a run left behind that was cut off is canceled by the next', async () => {
  played = await playSandbox();
  const cut = SERVICES.get('printful')?.(played.env, played.stage);
  await cut?.checks.find(({ name }) => name === 'draft')?.look();
  expect(openAt(played)).toHaveLength(1);
  expect((await ask('printful', played)).left).toEqual([]);
  expect(openAt(played)).toEqual([]);
});

it('a key that opens nothing is no good account: all that could not be told together is amiss', async () => {
  played = await playSandbox();
  const report = await ask('printful', { ...played, env: { ...played.env, PRINTFUL_API_KEY: 'revoked-1' } });
  expect(namesOf(report, 'as_assumed')).toEqual([]);
  expect(isAmiss(report)).toBe(true);
});
