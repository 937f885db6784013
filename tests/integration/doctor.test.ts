import { randomBytes } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { webhookSecrets } from '@/db/schema/webhooks';
import type { Env } from '@/lib/platform/env';
import { checkEnvironment } from '@/lib/services/backoffice/doctor/check-environment';
import type { DoctorWish } from '@/lib/services/backoffice/doctor/run-doctor';
import { type Harness, openHarness } from '../support/harness';
import { doctor, said } from './_doctor';

let h: Harness;
beforeAll(async () => {
  h = await openHarness({ env: { TAX_MODE: 'stripe', ADMIN_EMAILS: 'owner@flowbotz.example' } });
});
afterAll(() => h.close());

/** With something set otherwise. */
const run = (change: Partial<Env> = {}, wish: Partial<DoctorWish> = {}) => doctor({ ...h.ctx.env, ...change }, wish);
const WITHOUT = 'rk_test_without_webhook_endpoints';
const NOBODY = 'http://127.0.0.1:9';
const OTHER_KEYS = [{ id: 'k9', key: randomBytes(32) }];
const set = (wishes: object) => h.sandbox.stripe.control['set']?.(wishes);

it('a deployment that is as it should be has nothing wrong, and the mail comes', async () => {
  const { findings } = await run({}, { mail: true });
  expect(Object.values(findings).filter(({ verdict, check }) => verdict === 'wrong' && check !== 'mail.from')).toEqual(
    [],
  );
  expect(h.sandbox.mailbox.list().map(({ subject }) => subject)).toEqual(['FlowBotz: mail works']);
  // Proved by a message that Stripe sent; nobody can ask Printful and Printify for one.
  expect(findings).toMatchObject({
    'stripe.secret': { verdict: 'ok' },
    'printful.secret': { verdict: 'look' },
    'printful.door': { verdict: 'ok' },
    'printify.approval': { verdict: 'look' },
    worker: { verdict: 'look' },
  });
});

describe('is found, named and told what to do about:', () => {
  it.each<[string, Partial<Env>, string, RegExp]>([
    ['a wrong Printful key', { PRINTFUL_API_KEY: 'revoked-1' }, 'printful.key', /invalid.*PRINTFUL_API_KEY/],
    [
      'a key that may too little',
      { PRINTFUL_API_KEY: 'only:orders' },
      'printful.scopes',
      /lacks .*webhooks.*make a key/,
    ],
    ['a store that the key does not open', { PRINTFUL_STORE_ID: '1' }, 'printful.key', /no access to store 1.*valid/],
    ['a wrong Printify key', { PRINTIFY_API_KEY: 'revoked-1' }, 'printify.key', /Unauthenticated.*PRINTIFY_API_KEY/],
    ['a shop that is not the key’s', { PRINTIFY_SHOP_ID: '17' }, 'printify.shop', /901001.*PRINTIFY_SHOP_ID/],
    [
      'a key that has ended',
      { PRINTIFY_API_KEY: jwt({ exp: 1 }) },
      'printify.key',
      /1970-01-01: it has ended.*new key/,
    ],
    ['a wrong Stripe key', { STRIPE_SECRET_KEY: 'sk_test_x' }, 'stripe.key', /Invalid API Key.*STRIPE_SECRET_KEY/],
    ['a right the key lacks', { STRIPE_SECRET_KEY: WITHOUT }, 'stripe.rights', /Webhook Endpoints.*write on/],
    ['an address that is not registered', { APP_URL: NOBODY }, 'stripe.webhooks', /nothing is registered.*--fix/],
    ['an address nobody answers at', { APP_URL: NOBODY }, 'stripe.door', /cannot be reached.*start the app/],
    ['other DATA_KEYS', { DATA_KEYS: OTHER_KEYS }, 'data.keys', /the key t .*back into DATA_KEYS/],
    ['no print provider', { PRINTFUL_API_KEY: undefined, PRINTIFY_API_KEY: undefined }, 'providers', /nobody prints/],
  ])('%s', async (_what, change, check, found) => {
    const { findings } = await run(change);
    expect(said(findings[check])).toMatch(found);
    // The others were looked at all the same.
    expect(findings['catalogue']?.verdict).toBe('ok');
    expect(Object.keys(findings)).toEqual(expect.arrayContaining(['stripe.webhooks', 'data.keys', 'worker']));
  });

  it('a mail server nobody answers at', async () => {
    const { findings } = await run({ SMTP_URL: 'smtp://127.0.0.1:9' }, { mail: true });
    expect(findings['mail']).toMatchObject({ verdict: 'wrong', found: expect.stringContaining('(ESOCKET)') });
  });

  it('a webhook secret that is not Stripe’s, by a message that is turned away', async () => {
    const apart = await openHarness();
    try {
      apart.ctx.env.STRIPE_WEBHOOK_SECRET.splice(0, 1, 'whsec_of_another_endpoint');
      const { findings } = await doctor(apart.ctx.env);
      expect(findings['stripe.secret']).toMatchObject({
        verdict: 'wrong',
        found: expect.stringContaining('turned away'),
        todo: expect.stringContaining('--rotate=stripe'),
      });
    } finally {
      await apart.close();
    }
  });

  it('taxes that are not set up, and payments that take days', async () => {
    set({ taxReady: false, slowMethods: ['sepa_debit'] });
    const { findings } = await run();
    set({ taxReady: true, slowMethods: [] });
    expect(findings['stripe.tax']).toMatchObject({ verdict: 'wrong', found: expect.stringContaining('head_office') });
    expect(findings['stripe.methods']).toMatchObject({ verdict: 'look', found: expect.stringContaining('sepa_debit') });
  });

  it('a product that Publish has locked at Printify', async () => {
    const base = `${h.sandbox.printifyUrl}/v1/shops/901001/products`;
    const bearer = { authorization: 'Bearer sandbox', 'user-agent': 'test', 'content-type': 'application/json' };
    const list = (await (await fetch(`${base}.json`, { headers: bearer })).json()) as {
      data: { id: string; title: string }[];
    };
    const [first] = list.data;
    const body = JSON.stringify({ title: true, description: true, images: true, variants: true, tags: true });
    await fetch(`${base}/${first?.id}/publish.json`, { method: 'POST', headers: bearer, body });
    const { findings } = await run();
    expect(findings['printify.locked']).toMatchObject({
      verdict: 'wrong',
      found: expect.stringContaining(first?.title ?? '?'),
    });
  });

  it('an address without https, a sender that is an example, and Vercel without cron secret and bucket', () => {
    const bare = { ...h.ctx.env, sandboxed: false, APP_URL: 'http://shop.test', VERCEL: '1', CRON_SECRET: undefined };
    const wrongs = checkEnvironment(bare).filter(({ verdict }) => verdict === 'wrong');
    expect(wrongs.map(({ check }) => check)).toEqual(['address', 'cron.secret', 'storage', 'mail.from']);
    const plain = checkEnvironment({ ...h.ctx.env, CRON_SECRET: undefined });
    expect(plain.map(({ check }) => check)).not.toContain('cron.secret');
  });

  it('work that nobody has done for a while, and stores of two currencies', async () => {
    await h.ctx.db.execute(sql`
      insert into sync_runs (kind, started_at, finished_at, trigger) values ('pod_sync', now() - interval '2 hours', now() - interval '2 hours', 'test')`);
    await h.ctx.db.execute(sql`update variants set currency = 'EUR' where id = (select min(id) from variants)`);
    const { findings } = await run();
    expect(findings['worker']).toMatchObject({ verdict: 'wrong', found: 'nobody has worked for 120 minutes' });
    expect(findings['catalogue.currency']).toMatchObject({
      verdict: 'wrong',
      found: expect.stringContaining('in EUR'),
    });
    await h.ctx.db.execute(sql`update variants set currency = 'USD'`);
  });
});

describe('--fix', () => {
  it('registers and keeps what it can, whatever fails beside it, and prints each new secret', async () => {
    const apart = { APP_URL: h.ctx.env.APP_URL.replace('127.0.0.1', 'localhost'), PRINTFUL_API_KEY: 'revoked-2' };
    const { findings, told } = await run(apart, { fix: true });
    expect(findings['stripe.fix']?.verdict).toBe('ok');
    expect(findings['printful.fix']).toMatchObject({
      verdict: 'wrong',
      found: expect.stringContaining('refuses our key'),
    });
    expect(findings['printify.fix']?.verdict).toBe('ok');
    expect(told['stripe']).toMatch(/^whsec_/);
    const kept = await h.ctx.db.select().from(webhookSecrets).where(eq(webhookSecrets.source, 'stripe'));
    expect(kept.map(({ id, secretSealed }) => h.ctx.vault.open(webhookSecrets.secretSealed, id, secretSealed))).toEqual(
      [told['stripe']],
    );
    expect((await run(apart)).findings).toMatchObject({
      'stripe.webhooks': { verdict: 'ok' },
      'stripe.door': { verdict: 'ok' },
    });
  });

  it('asks before it takes over what somebody else registered', async () => {
    const apart = { APP_URL: h.ctx.env.APP_URL.replace('127.0.0.1', 'localhost') };
    const before = h.sandbox.printful.dump();
    const { findings: asked } = await run(apart, { fix: true });
    expect(asked['printful.fix']).toMatchObject({
      verdict: 'wrong',
      todo: expect.stringContaining('--replace=printful'),
    });
    expect(asked['printful.fix']?.found).toContain(h.ctx.env.APP_URL);
    expect(h.sandbox.printful.dump()).toEqual(before);
    const { findings: taken, told } = await run(apart, { fix: true, replace: ['printful'] });
    expect(taken['printful.webhooks']?.verdict).toBe('ok');
    expect(told['printful']).toMatch(/^[0-9a-f]+$/);
  });
});

function jwt(claims: object): string {
  return ['e30', Buffer.from(JSON.stringify(claims)).toString('base64url'), 'x'].join('.');
}
