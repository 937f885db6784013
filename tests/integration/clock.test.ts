import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { connect, type DbConnection } from '@/db/client';
import { SIGNATURE_HEADER } from '@/lib/integrations/stripe/events';
import { StripeGateway } from '@/lib/integrations/stripe/gateway';
import { clockBeside, isWrong } from '@/lib/platform/clock';
import { openDatabase } from '../support/database';

const HOUR_MS = 3_600_000;
const SECRET = 'whsec_clock';
let connection: DbConnection;

beforeAll(async () => {
  connection = connect(await openDatabase(), { max: 1 });
});
afterAll(() => connection.close());

it('a machine whose clock is six hours wrong decides by the time of the database, and can tell', async () => {
  const { pulse } = connection;
  const real = Date.now.bind(Date);
  const wrong = vi.spyOn(Date, 'now').mockImplementation(() => real() + 6 * HOUR_MS);
  try {
    const clock = clockBeside(() => pulse.aheadMs);
    expect(Math.abs(clock.now().getTime() - real())).toBeGreaterThan(5 * HOUR_MS);
    await pulse.keepTime();
    expect(Math.abs(clock.now().getTime() - real())).toBeLessThan(1_000);
    expect(isWrong(pulse.aheadMs)).toBe(true);
    // Stripe's word is five minutes old at most by the same time: else such a machine would believe nothing of it.
    const { webhooks } = new StripeGateway(
      { secretKey: 'sk_test_1', baseUrl: 'https://api.stripe.com' },
      async () => undefined,
    );
    const signedNow = webhooks.sign('{}', SECRET, new Date(real()))[SIGNATURE_HEADER] ?? null;
    const message = { rawBody: '{}', signature: signedNow, secrets: [SECRET] };
    expect(webhooks.verify({ ...message, now: clock.now() })).toBe(true);
    expect(webhooks.verify({ ...message, now: new Date(clock.now().getTime() + 600_000) })).toBe(false);
  } finally {
    wrong.mockRestore();
  }
  await expect.poll(async () => isWrong((await pulse.beat())?.aheadMs ?? Number.NaN)).toBe(false);
  expect(isWrong(pulse.aheadMs)).toBe(false);
});
