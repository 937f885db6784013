import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { recoveryCodes } from '@/db/schema/passkeys';
import { auditLog, browserSessions } from '@/db/schema/people';
import { securityEvents } from '@/db/schema/security';
import { resolveActor } from '@/lib/auth/actor';
import type { Role } from '@/lib/domain/core/actor';
import { FRESH_MS, RECOVERY_CODES } from '@/lib/domain/core/sign-in';
import { LEAST_ROLE, may, type StaffAction } from '@/lib/domain/order/policy';
import type { Ctx } from '@/lib/engine/ctx';
import { writeSecurity } from '@/lib/engine/security-events';
import { passkeyRule } from '@/lib/http/sign-in/passkey-rule';
import { addPasskey } from '@/lib/services/account/add-passkey';
import { listPasskeys, removePasskey, renewCodes } from '@/lib/services/account/change-passkeys';
import { exportPerson } from '@/lib/services/account/export-person';
import { passkeyOptions, signInOptions } from '@/lib/services/account/passkey-options';
import { proveItIsMe, provePasskeySignIn } from '@/lib/services/account/prove-passkey';
import { searchOrders } from '@/lib/services/backoffice/orders/search-orders';
import { saveSetting } from '@/lib/services/backoffice/settings/save-setting';
import { cancelOrder } from '@/lib/services/order/cancel/cancel-order';
import { Authenticator } from '../support/authenticator';
import { type Harness, openHarness } from '../support/harness';
import { person } from '../support/staff';

const SHOP = 'http://localhost:3000';
const NEEDED = { code: 'forbidden', reason: 'passkey_needed' };
let h: Harness;
let now = new Date();
beforeAll(async () => {
  h = await openHarness();
});
afterAll(() => h.close());

/** Somebody of the staff who signed in by mail; `ctx` is asked anew for each click, as every request does. */
async function someone(role: Role, name: string) {
  const { actor } = await person(h, role, name);
  const userId = actor.kind === 'user' ? actor.userId : '';
  const device = new Authenticator(SHOP);
  const session = async (appUrl = SHOP) => {
    const row = { tokenHash: `${userId}${Math.random()}`, userId, expires: new Date(Date.now() + 86_400_000) };
    const [{ id = '' } = {}] = await h.ctx.db.insert(browserSessions).values(row).returning();
    return async (): Promise<Ctx> => {
      const ctx = { ...h.ctx, clock: { now: () => now }, env: { ...h.ctx.env, APP_URL: appUrl } };
      const passkeys = await passkeyRule(ctx);
      return { ...ctx, actor: await resolveActor(h.ctx, { userId, sessionId: id, order: null, passkeys }) };
    };
  };
  return { userId, device, session };
}

async function add(ctx: Ctx, device: Authenticator) {
  const { options } = await passkeyOptions(ctx, { for: 'add' });
  return addPasskey(ctx, { answer: device.create(options), name: 'Chrome on Linux' });
}

async function prove(ctx: Ctx, device: Authenticator) {
  return proveItIsMe(ctx, { answer: device.get((await passkeyOptions(ctx, { for: 'prove' })).options) });
}

describe('a passkey of the staff', () => {
  it('is asked for in every other session, which opens nothing of the console until it is given', async () => {
    const ada = await someone('owner', 'ada');
    const first = await ada.session();
    const { codes } = await add(await first(), ada.device);
    expect(codes).toHaveLength(RECOVERY_CODES);
    await searchOrders(await first(), {});
    const second = await ada.session();
    const ctx = await second();
    for (const action of Object.keys(LEAST_ROLE) as StaffAction[]) expect(may(ctx.actor, action)).toBe(false);
    await expect(searchOrders(ctx, {})).rejects.toMatchObject(NEEDED);
    await expect(add(ctx, new Authenticator(SHOP)), 'nor adds a passkey of its own').rejects.toMatchObject(NEEDED);
    await expect(renewCodes(ctx)).rejects.toMatchObject(NEEDED);
    await prove(ctx, ada.device);
    await searchOrders(await second(), {});
  });

  it('must have asked who holds it, signs one question of this session once, and is nobody else’s', async () => {
    const [bob, eve] = [await someone('viewer', 'bob'), await someone('viewer', 'eve')];
    const hers = await eve.session();
    await add(await hers(), eve.device);
    const his = await bob.session();
    await add(await his(), bob.device);
    const ctx = await his();
    const { options } = await passkeyOptions(ctx, { for: 'prove' });
    const refused = { code: 'invalid_input' };
    await expect(proveItIsMe(await hers(), { answer: bob.device.get(options) })).rejects.toMatchObject(refused);
    const answer = bob.device.get(options);
    await proveItIsMe(ctx, { answer });
    await expect(proveItIsMe(ctx, { answer }), 'once').rejects.toMatchObject(refused);
    const again = (await passkeyOptions(ctx, { for: 'prove' })).options;
    await expect(proveItIsMe(ctx, { answer: eve.device.get(again) })).rejects.toMatchObject(refused);
    bob.device.verifies = false;
    const told = vi.spyOn(h.ctx.log, 'warn');
    await expect(prove(ctx, bob.device)).rejects.toMatchObject(refused);
    expect(told.mock.calls.flat(), 'the log says why').toContainEqual({ why: expect.stringMatching(/verif/i) });
    bob.device.verifies = true;
    const late = (await passkeyOptions(ctx, { for: 'prove' })).options;
    now = new Date(now.getTime() + 6 * 60_000);
    await expect(proveItIsMe(await his(), { answer: bob.device.get(late) })).rejects.toMatchObject(refused);
    await expect(proveItIsMe(ctx, { answer: '{"id":1}' })).rejects.toMatchObject(refused);
    await writeSecurity(h.ctx);
    const counted = await h.ctx.db.select().from(securityEvents).where(eq(securityEvents.kind, 'proof_failed'));
    expect(counted.reduce((sum, { count }) => sum + count, 0)).toBe(6);
  });

  it('signs in by itself, only in the browser that asked', async () => {
    const cleo = await someone('support', 'cleo');
    await add(await (await cleo.session())(), cleo.device);
    const ctx = { ...h.ctx, clock: { now: () => now }, env: { ...h.ctx.env, APP_URL: SHOP } };
    const { options } = await signInOptions(ctx, 'browser');
    expect(await provePasskeySignIn(ctx, 'another', cleo.device.get(options))).toBeNull();
    expect(await provePasskeySignIn(ctx, 'browser', cleo.device.get(options))).toBe('cleo@flowbotz.example');
  });
});

it('what pays out, takes out or gives rights takes a proof of the last minutes; a recovery code is one, once', async () => {
  const dora = await someone('owner', 'dora');
  const session = await dora.session();
  const { codes } = await add(await session(), dora.device);
  const take = async () => exportPerson(await session(), { email: 'nobody@example.com' });
  await take();
  now = new Date(now.getTime() + FRESH_MS + 1);
  await searchOrders(await session(), {});
  await expect(take()).rejects.toMatchObject(NEEDED);
  const { orderId } = await h.place();
  await expect(cancelOrder(await session(), { orderId })).rejects.toMatchObject(NEEDED);
  await expect(removePasskey(await session(), { id: 'x' })).rejects.toMatchObject(NEEDED);
  const [code = '', second = ''] = codes;
  await proveItIsMe(await session(), { code: ` ${code.toUpperCase()} ` });
  await take();
  await expect(proveItIsMe(await session(), { code })).rejects.toMatchObject({ code: 'invalid_input' });
  const stored = JSON.stringify(await h.ctx.db.select().from(recoveryCodes));
  expect(stored, 'only hashes are kept').not.toContain(second);
  const renewed = await renewCodes(await session());
  await expect(proveItIsMe(await session(), { code: second })).rejects.toMatchObject({ code: 'invalid_input' });
  expect(renewed.codes).toHaveLength(RECOVERY_CODES);
  const { passkeys } = await listPasskeys(await session());
  await removePasskey(await session(), { id: passkeys[0]?.id ?? '' });
  expect(await h.ctx.db.$count(recoveryCodes, eq(recoveryCodes.userId, dora.userId))).toBe(0);
  const told = await h.ctx.db
    .select({ data: auditLog.data })
    .from(auditLog)
    .where(sql`${auditLog.action} = 'passkeys.change' and ${auditLog.subject} = ${`user:${dora.userId}`}`)
    .orderBy(auditLog.at);
  expect(told.map(({ data }) => Object.keys(data)[0])).toEqual(['added', 'used', 'codes', 'removed']);
});

it('where the shop says so owners and finance must have one first, and others need not', async () => {
  const fred = await someone('owner', 'fred');
  const owner = await fred.session();
  await add(await owner(), fred.device);
  await saveSetting(await owner(), { key: 'shop', newest: 0, value: { passkeys: 'required' } });
  const gina = await someone('finance', 'gina');
  const hers = await gina.session();
  expect((await hers()).actor).toMatchObject({ role: 'customer', proof: 'missing' });
  await expect(searchOrders(await hers(), {})).rejects.toMatchObject(NEEDED);
  await add(await hers(), gina.device);
  expect((await hers()).actor).toMatchObject({ role: 'finance', proof: 'fresh' });
  const others = await (await someone('support', 'hugo')).session();
  expect((await others()).actor).toMatchObject({ role: 'support' });
  const numbered = await (await someone('owner', 'ida')).session('http://127.0.0.1:3000');
  expect((await numbered()).actor, 'where no browser could').toMatchObject({ role: 'owner' });
});
