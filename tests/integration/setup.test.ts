import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { passkeys } from '@/db/schema/passkeys';
import { createServices } from '@/lib/compose/services';
import { KEYED_SERVICES, type KeyedService, type Keys } from '@/lib/domain/shop/keys';
import type { Ctx } from '@/lib/engine/ctx';
import { type Env, withKeys } from '@/lib/platform/env';
import { firstOwnerCode, proveFirstOwner } from '@/lib/services/account/first-owner';
import { listAlerts } from '@/lib/services/backoffice/alerts/list-alerts';
import { testService } from '@/lib/services/backoffice/setup/check-service';
import { connectService, removeService } from '@/lib/services/backoffice/setup/connect-service';
import { readSetup } from '@/lib/services/backoffice/setup/read-setup';
import { listAudit } from '@/lib/services/backoffice/staff/list-audit';
import { importDue } from '@/lib/services/catalogue/import-due';
import { runPodSync } from '@/lib/services/sync/run-pod-sync';
import { openDatabase } from '../support/database';
import { type Harness, openHarness } from '../support/harness';
import { PUBLISHABLE_KEY } from '../support/paying';
import { person } from '../support/staff';
import { doctor, said } from './_doctor';

const NO_KEYS = {
  ...{ STRIPE_SECRET_KEY: '', NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY: '', PRINTFUL_API_KEY: '', PRINTIFY_API_KEY: '' },
  ...{ PRINTIFY_SHOP_ID: '', SMTP_URL: '' },
};
const STRIPE = {
  STRIPE_SECRET_KEY: 'sk_test_flowbotzSandbox0001',
  NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY: PUBLISHABLE_KEY,
};

let h: Harness;
let owner: Ctx;
beforeAll(async () => {
  h = await openHarness({ databaseUrl: await openDatabase(), env: NO_KEYS });
});
afterAll(() => h.close());

/** What the owner holds after others may have changed it. */
const now = (): Ctx => ({ ...owner, ...owner.keys.outside });
const connect = (service: KeyedService, keys: Keys) => connectService(now(), { service, keys });
const foundBy = async (service: KeyedService, keys: Keys) =>
  (await connect(service, keys)).findings.filter(({ verdict }) => verdict === 'wrong').map(({ found }) => found);
const connected = async () =>
  (await readSetup(now())).services.filter((each) => each.connected).map(({ service }) => service);

it('a shop that nobody owns is opened by the code that the server prints, and by it once', async () => {
  const code = (await firstOwnerCode(h.ctx)) ?? '';
  expect(code).toMatch(/^([0-9a-f]{5}-?){4}$/);
  const right = { email: 'Ada@Otter.example', again: 'ada@otter.example ', code: ` ${code.toUpperCase()}` };
  expect(await proveFirstOwner(h.ctx, right)).toBe('ada@otter.example');
  expect(await proveFirstOwner(h.ctx, { ...right, code: `${code}0` })).toBeNull();
  expect(await proveFirstOwner(h.ctx, { ...right, email: 'nobody', again: 'nobody' })).toBeNull();
  expect(await proveFirstOwner(h.ctx, { ...right, again: 'ada@ottr.example' })).toBeNull();
  owner = await person(h, 'owner');
  expect(await firstOwnerCode(h.ctx)).toBeNull();
  expect(await proveFirstOwner(h.ctx, right)).toBeNull();
});

it('a shop without keys runs, and its sync asks nobody', async () => {
  expect(await connected()).toEqual([]);
  expect(await readSetup(owner)).toMatchObject({
    ...{ products: 0, importing: false, ordered: false, livemode: false },
  });
  const { findings: _findings, ...report } = await runPodSync(h.ctx, 'test');
  expect(report).toMatchObject({ errors: [] });
  expect((await listAlerts(owner, { desk: 'alerts', state: 'open' })).alerts).toEqual([]);
});

it('a key of the wrong mode, of nobody and for nothing is refused in words, and nothing is kept', async () => {
  await expect(connect('stripe', { ...STRIPE, NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY: 'pk_live_1' })).rejects.toMatchObject(
    { code: 'invalid_input', message: expect.stringContaining('different modes') },
  );
  await expect(
    connect('stripe', { STRIPE_SECRET_KEY: 'sk_live_1', NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY: 'pk_live_1' }),
  ).rejects.toMatchObject({ message: expect.stringContaining('only be replaced with test keys') });
  await expect(connect('stripe', { STRIPE_SECRET_KEY: 'sk_test_1' })).rejects.toMatchObject({
    message: 'Still missing: NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY.',
  });
  await expect(connect('stripe', { ...STRIPE, STRIPE_SECRET_KEY: 'pk_test_1' })).rejects.toMatchObject({
    issues: [{ path: ['STRIPE_SECRET_KEY'] }],
  });
  expect(await foundBy('printful', { PRINTFUL_API_KEY: 'revoked-1' })).toEqual([expect.stringContaining('invalid')]);
  expect(await foundBy('printify', { PRINTIFY_API_KEY: 'sandbox' })).toEqual([
    expect.stringMatching(/there is no shop 0; the key opens 901001/),
  ]);
  await expect(
    connect('manual', { PRINT_SHOP_MAIL: 'print@shop.example', PRINT_SHOP_CATALOGUE: '/etc/passwd' }),
  ).rejects.toMatchObject({ issues: [{ path: ['PRINT_SHOP_CATALOGUE'], message: 'the JSON itself' }] });
  expect(await connected()).toEqual([]);
  expect(await h.ctx.db.execute(sql`select name from kept_keys`)).toHaveLength(0);
});

it('what is connected is checked, registers its webhooks, sells, and is there on another replica within a second', async () => {
  const bare: Env = { ...h.ctx.env };
  const other = createServices(bare, { schedules: false });
  try {
    await other.keys.fresh();
    expect(other.pods.size).toBe(0);
    const findings = [
      await connect('stripe', STRIPE),
      await connect('printful', { PRINTFUL_API_KEY: 'sandbox' }),
      await connect('mail', { SMTP_URL: h.sandbox.smtpUrl, MAIL_FROM: 'Otter <otter@otter.example>' }),
    ];
    expect(findings.map((each) => each.connected)).toEqual([true, true, true]);
    expect(findings.flatMap((each) => each.findings).filter(({ verdict }) => verdict === 'wrong')).toEqual([]);
    expect(await connected()).toEqual(['stripe', 'printful', 'mail']);
    expect(h.sandbox.mailbox.list().at(-1)?.to).toContain('owner@flowbotz.example');
    await expect
      .poll(
        async () => {
          await other.keys.fresh();
          return [other.env.STRIPE_SECRET_KEY, ...other.pods.keys()];
        },
        { timeout: 1000 },
      )
      .toEqual([STRIPE.STRIPE_SECRET_KEY, 'printful']);
    expect(h.ctx.keys.outside.pods.has('printful')).toBe(true);
    const told = await h.ctx.db.execute<{ source: string }>(
      sql`select distinct source from webhook_secrets order by 1`,
    );
    expect(told.map(({ source }) => source)).toEqual(['printful', 'stripe']);
    expect(await readSetup(now())).toMatchObject({ products: 0, importing: true });
    await importDue(now(), { trigger: 'test', always: true });
    expect((await readSetup(now())).products).toBeGreaterThan(0);
    const { findings: tested } = await testService(now(), { service: 'stripe' });
    expect(tested.map(({ verdict }) => verdict)).not.toContain('wrong');
  } finally {
    await other.close();
  }
});

it('no key is told again: not by the database in clear, nor by any answer or the audit log', async () => {
  const dump = JSON.stringify(await h.ctx.db.execute(sql`select * from kept_keys`));
  const told = JSON.stringify([await readSetup(now()), await listAudit(now(), {})]);
  for (const key of [STRIPE.STRIPE_SECRET_KEY, PUBLISHABLE_KEY, h.sandbox.smtpUrl]) {
    expect(dump).not.toContain(key);
    expect(told).not.toContain(key);
  }
  expect(dump).toContain('v2.t.');
  expect(told).toContain('keys.change');
});

it('a wrong key in the place of a right one changes nothing', async () => {
  const before = await h.ctx.db.execute(sql`select * from kept_keys order by name`);
  expect(await foundBy('printful', { PRINTFUL_API_KEY: 'revoked-2' })).toHaveLength(1);
  expect(await h.ctx.db.execute(sql`select * from kept_keys order by name`)).toEqual(before);
  expect((await testService(now(), { service: 'printful' })).findings.map(({ verdict }) => verdict)).not.toContain(
    'wrong',
  );
});

it('what the environment says holds, and is changed there alone', async () => {
  const fixed = createServices(withKeys(h.ctx.env, { PRINTFUL_API_KEY: 'of-the-environment' }), { schedules: false });
  try {
    await fixed.keys.fresh();
    expect(fixed.env.PRINTFUL_API_KEY).toBe('of-the-environment');
    expect(fixed.env.STRIPE_SECRET_KEY).toBe(STRIPE.STRIPE_SECRET_KEY);
    const there: Ctx = { ...fixed, actor: owner.actor };
    const keys = (await readSetup(there)).services.flatMap((each) => each.keys);
    expect(keys.find(({ name }) => name === 'PRINTFUL_API_KEY')?.from).toBe('environment');
    expect(keys.find(({ name }) => name === 'STRIPE_SECRET_KEY')?.from).toBe('console');
    await expect(
      connectService(there, { service: 'printful', keys: { PRINTFUL_API_KEY: 'sandbox' } }),
    ).rejects.toMatchObject({ message: expect.stringContaining('The environment says PRINTFUL_API_KEY') });
  } finally {
    await fixed.close();
  }
});

it('the doctor looks at what is connected in the console', async () => {
  const { findings } = await doctor({ ...h.ctx.env }, { mail: true });
  expect(Object.keys(findings)).toEqual(expect.arrayContaining(['stripe.key', 'printful.key']));
  expect(said(findings['mail.from'])).toContain('mails come from Otter');
  expect(said(findings['mail'] ?? findings['printful.key'])).toMatch(/^ok/);
});

it('keys that do not fit take their own service away and no other, and are told', async () => {
  const env: Env = { ...h.ctx.env, NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY: 'pk_live_other' };
  const there = createServices(env, { schedules: false });
  try {
    await there.keys.fresh();
    expect([...there.pods.keys()]).toEqual(['printful']);
    expect(there.env.SMTP_URL).toBe(h.sandbox.smtpUrl);
    expect(there.env.STRIPE_SECRET_KEY).toBeUndefined();
    const ctx: Ctx = { ...there, actor: owner.actor };
    const { services } = await readSetup(ctx);
    const named = (are: (one: (typeof services)[number]) => boolean) =>
      services.filter(are).map(({ service }) => service);
    expect(named(({ unfit }) => unfit !== null)).toEqual(['stripe']);
    expect(named(({ connected }) => connected)).toEqual(['printful', 'mail']);
    expect(services[0]?.unfit).toContain('different modes');
    expect(said((await doctor(env)).findings['stripe.kept'])).toMatch(/^wrong: .*different modes.*Set-up/);
    const again = await connectService(ctx, { service: 'printful', keys: { PRINTFUL_API_KEY: 'sandbox' } });
    expect(again.connected).toBe(true);
  } finally {
    await there.close();
  }
});

it('a kept key that cannot be opened stops nothing but its own service, which is connected anew', async () => {
  await h.ctx.db.execute(sql`update kept_keys set value_sealed = 'v1.gone.AAAA' where name = 'MAIL_FROM'`);
  const there = createServices({ ...h.ctx.env }, { schedules: false });
  const named = createServices(
    { ...h.ctx.env, SMTP_URL: 'smtp://127.0.0.1:1', MAIL_FROM: 'a@b.example' },
    { schedules: false },
  );
  try {
    await there.keys.fresh();
    expect([there.env.STRIPE_SECRET_KEY, ...there.pods.keys()]).toEqual([STRIPE.STRIPE_SECRET_KEY, 'printful']);
    expect([there.env.SMTP_URL, there.env.MAIL_FROM]).toEqual([undefined, undefined]);
    const ctx: Ctx = { ...there, actor: owner.actor };
    const mailOf = async () => (await readSetup(ctx)).services.find(({ service }) => service === 'mail');
    expect(await mailOf()).toMatchObject({ connected: false, unfit: expect.stringContaining('MAIL_FROM') });
    expect(said((await doctor({ ...h.ctx.env })).findings['mail.kept'])).toMatch(/^wrong: MAIL_FROM cannot be opened/);
    await named.keys.fresh();
    expect(named.keys.unfit.size).toBe(0);
    await expect(connectService(ctx, { service: 'mail', keys: { SMTP_URL: h.sandbox.smtpUrl } })).rejects.toMatchObject(
      {
        message: 'Still missing: MAIL_FROM.',
      },
    );
    const keys = { SMTP_URL: h.sandbox.smtpUrl, MAIL_FROM: 'Otter <otter@otter.example>' };
    expect((await connectService(ctx, { service: 'mail', keys })).connected).toBe(true);
    expect(there.keys.unfit.size).toBe(0);
    expect(there.env.SMTP_URL).toBe(h.sandbox.smtpUrl);
  } finally {
    await there.close();
    await named.close();
  }
});

it('what is removed is disconnected at once, but for the mail of an owner who could not sign in without it', async () => {
  const removing = () => removeService(now(), { service: 'mail' });
  await expect(removing()).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('passkey') });
  expect(await connected()).toContain('mail');
  const userId = owner.actor.kind === 'user' ? owner.actor.userId : '';
  await h.ctx.db.insert(passkeys).values({ id: 'x', userId, publicKey: '', counter: 0, transports: [], name: 'Key' });
  await removing();
  expect(await connected()).toEqual(['stripe', 'printful']);
  await expect(removing()).rejects.toMatchObject({ code: 'not_found' });
  expect(KEYED_SERVICES).toContain('mail');
});
