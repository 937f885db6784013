import { afterAll, beforeAll, expect, it } from 'vitest';
import { createServices } from '@/lib/compose/services';
import type { Env } from '@/lib/platform/env';
import { checkDuties } from '@/lib/services/backoffice/doctor/check-duties';
import { connectService } from '@/lib/services/backoffice/setup/connect-service';
import { type Harness, openHarness } from '../support/harness';
import { person } from '../support/staff';
import { said } from './_doctor';

let h: Harness;
beforeAll(async () => {
  h = await openHarness();
});
afterAll(() => h.close());

it('live keys of a seller who does not say what the law asks for are not taken unless knowingly; the doctor says so, too', async () => {
  const env: Env = {
    ...h.ctx.env,
    ...{ STRIPE_SECRET_KEY: undefined, NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY: undefined, STRIPE_JS_URL: undefined },
    ...{ STRIPE_API_URL: 'https://api.stripe.com', PRINTFUL_API_URL: 'https://api.printful.com' },
    ...{ PRINTIFY_API_URL: 'https://api.printify.com', APP_URL: 'https://otter.example' },
  };
  const there = createServices(env, { schedules: false });
  try {
    const ctx = { ...there, actor: (await person(h, 'owner')).actor };
    const keys = { STRIPE_SECRET_KEY: 'sk_live_x', NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY: 'pk_live_x' };
    const { connected, findings } = await connectService(ctx, { service: 'stripe', keys });
    expect(connected).toBe(false);
    expect(findings.map(said)).toEqual([expect.stringMatching(/^wrong: .*country.*tax number.*imprint/)]);
    expect(await checkDuties({ ...there, env: { ...env, livemode: true } })).toEqual(findings);
    expect(await checkDuties(h.ctx)).toEqual([]);
  } finally {
    await there.close();
  }
});
