import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { alerts, effects } from '@/db/schema/operations';
import { orders } from '@/db/schema/orders';
import { paymentPageScripts, securityEvents } from '@/db/schema/security';
import { SECURITY_MOST, SENSITIVE_MOST } from '@/lib/domain/shop/security';
import { noteSecurity, writeSecurity } from '@/lib/engine/security-events';
import { erasePerson } from '@/lib/services/account/erase-person';
import { exportPerson } from '@/lib/services/account/export-person';
import { evaluateAlerts } from '@/lib/services/backoffice/alerts/evaluate-alerts';
import { noteReports } from '@/lib/services/backoffice/security/note-reports';
import { readSecurity } from '@/lib/services/backoffice/security/read-security';
import { checkPaymentPage, readPaymentPage } from '@/lib/services/sync/maintenance/check-payment-page';
import { type Harness, openHarness } from '../support/harness';
import { person } from '../support/staff';

let h: Harness;
beforeAll(async () => {
  h = await openHarness();
});
afterAll(() => h.close());

const alertOf = async (kind: 'attack_suspected' | 'payment_page_changed') =>
  (await h.ctx.db.select().from(alerts).where(eq(alerts.kind, kind))).map(({ key, state, message }) => ({
    key,
    state,
    message,
  }));

describe('what is tried at the edge', () => {
  it('is counted in one row a minute, shown to whoever may, and an alert once it is no accident', async () => {
    const most = SECURITY_MOST.sign_in_failed ?? 0;
    for (let tried = 1; tried < most; tried += 1) noteSecurity(h.ctx, { kind: 'sign_in_failed', about: 'code' });
    await writeSecurity(h.ctx);
    await evaluateAlerts(h.ctx);
    expect(await alertOf('attack_suspected')).toEqual([]);

    noteSecurity(h.ctx, { kind: 'sign_in_failed', about: 'link' });
    await writeSecurity(h.ctx);
    expect((await h.ctx.db.select().from(securityEvents)).length).toBeLessThanOrEqual(3);
    await evaluateAlerts(h.ctx);
    const [alert] = await alertOf('attack_suspected');
    expect(alert).toMatchObject({ key: 'attack_suspected:sign_in_failed', state: 'open' });
    expect(alert?.message).toContain(`${most} times`);
    const left = (count: number) =>
      h.ctx.db.update(securityEvents).set({ count }).where(eq(securityEvents.about, 'code'));
    for (const [count, state] of [
      [Math.ceil(most / 2), 'open'],
      [Math.floor(most / 2) - 2, 'resolved'],
    ] as const) {
      await left(count);
      await evaluateAlerts(h.ctx);
      expect((await alertOf('attack_suspected'))[0]?.state, 'around the limit it does not flap').toBe(state);
    }
    await left(most - 1);

    const lines = await readSecurity(await person(h, 'finance'));
    expect(lines.find(({ about }) => about === 'code')).toMatchObject({ label: 'Sign-in failed', day: most - 1 });
    await expect(readSecurity(await person(h, 'support'))).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('keeps of a browser’s report the rule that was broken, and nothing that somebody wrote into it', async () => {
    await noteReports(h.ctx, [
      { type: 'csp-violation', body: { effectiveDirective: 'script-src-elem' } },
      { type: 'csp-violation', body: { effectiveDirective: 'Ada Lovelace <ada@example.com>' } },
      { type: 'deprecation' },
    ]);
    await noteReports(h.ctx, { 'csp-report': { 'violated-directive': 'img-src https://evil.example/ada' } });
    await writeSecurity(h.ctx);
    const told = await h.ctx.db.select().from(securityEvents).where(eq(securityEvents.kind, 'csp_violation'));
    expect(told.map(({ about }) => about).sort()).toEqual(['img-src', 'script-src-elem', 'unknown']);
  });

  it('makes no rows of a sender’s words, and no alert of one that sends many reports', async () => {
    await h.ctx.db.delete(securityEvents);
    const words = [
      'evil-words',
      'img-src',
      ...Array.from({ length: 18 }, (_, at) => `x-${String.fromCharCode(97 + at)}`),
    ];
    const body = (effectiveDirective: string) => ({ type: 'csp-violation', body: { effectiveDirective } });
    await noteReports(h.ctx, [...words.map(body), ...words.map(body)]);
    await writeSecurity(h.ctx);
    const told = await h.ctx.db.select().from(securityEvents);
    expect(told.map(({ about, count }) => [about, count]).sort()).toEqual([
      ['img-src', 1],
      ['unknown', 1],
    ]);
    for (let at = 0; at < 50; at += 1) await noteReports(h.ctx, [body('script-src')]);
    await writeSecurity(h.ctx);
    await evaluateAlerts(h.ctx);
    const open = (await alertOf('attack_suspected')).filter(({ state }) => state === 'open');
    expect(open.map(({ key }) => key)).not.toContain('attack_suspected:csp_violation');
  });

  it('is counted in one order by every process, and kept where it could not be written', async () => {
    await h.ctx.db.delete(securityEvents);
    for (const about of ['z', 'a', 'z']) noteSecurity(h.ctx, { kind: 'refused', about });
    await h.ctx.db.execute(sql`alter table security_events rename to away`);
    await expect(writeSecurity(h.ctx)).rejects.toThrow();
    await h.ctx.db.execute(sql`alter table away rename to security_events`);
    noteSecurity(h.ctx, { kind: 'refused', about: 'm' });
    noteSecurity(h.ctx, { kind: 'refused', about: 'z' });
    await writeSecurity(h.ctx);
    const told = await h.ctx.db.select().from(securityEvents).orderBy(sql`ctid`);
    expect(told.map(({ about, count }) => [about, count])).toEqual([
      ['a', 1],
      ['m', 1],
      ['z', 3],
    ]);
  });
});

it('a person of the staff who takes out the data of many is told of, and one with many orders is one act', async () => {
  const owner = await person(h, 'owner');
  const open = async () => {
    await evaluateAlerts(h.ctx);
    return (await alertOf('attack_suspected')).filter(({ state, key }) => state === 'open' && key.includes('user:'));
  };
  for (let at = 0; at < SENSITIVE_MOST; at += 1) await h.place(['printful'], `many-${at}`);
  await h.ctx.db.update(orders).set({ status: 'delivered', paymentStatus: 'paid' });
  await h.ctx.db.delete(effects);
  await h.ctx.db.delete(alerts);
  expect((await erasePerson(owner, { email: 'ada@example.com', dryRun: false })).erased).toHaveLength(SENSITIVE_MOST);
  expect(await open()).toEqual([]);
  for (let at = 1; at < SENSITIVE_MOST; at += 1) await exportPerson(owner, { email: 'nobody@example.com' });
  expect(await open()).toHaveLength(1);
});

describe('the payment page', () => {
  let shop: Server;
  let script = 'pay()';
  let tag = '<script src="/_next/static/chunks/a.js" nonce="n1"></script>';
  let policy = "script-src 'nonce-n1' 'strict-dynamic' 'self'; frame-ancestors 'none'";
  beforeAll(async () => {
    shop = createServer((request, response) => {
      if (request.url === '/gone.js') response.statusCode = 404;
      if (request.url !== '/checkout') return void response.end(script);
      response.setHeader('content-security-policy', policy);
      response.setHeader('strict-transport-security', 'max-age=63072000');
      response.setHeader('x-content-type-options', 'nosniff');
      response.end(`<html>${tag}</html>`);
    });
    await new Promise<void>((resolve) => shop.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => shop.close());

  it('that loads what it did not, or other bytes under a known name, is an alert until it is as before', async () => {
    const env = { ...h.ctx.env, APP_URL: `http://127.0.0.1:${(shop.address() as AddressInfo).port}` };
    const look = async () => {
      await readPaymentPage({ ...h.ctx, env });
      return (await alertOf('payment_page_changed')).filter(({ state }) => state === 'open').map((one) => one.message);
    };
    expect(await look()).toEqual([]);
    expect(await look()).toEqual([]);
    script = 'pay();steal()';
    expect(await look()).toEqual([expect.stringContaining('/_next/static/chunks/a.js has changed')]);
    script = 'pay()';
    expect(await look()).toEqual([]);
    tag += '<script src="https://evil.example/skim.js"></script>';
    expect(await look()).toEqual([expect.stringMatching(/not our nonce; it loads a script from evil\.example/)]);
    tag = tag.slice(0, tag.indexOf('<script src="https://evil'));
    policy = "script-src 'nonce-n1' 'strict-dynamic' 'unsafe-inline'; frame-ancestors 'none'";
    expect(await look()).toEqual([expect.stringContaining('content-security-policy is not ours')]);
  });

  it('that was read by half was not looked at, and is read again', async () => {
    await h.ctx.db.delete(paymentPageScripts);
    const env = { ...h.ctx.env, livemode: true, APP_URL: `http://127.0.0.1:${(shop.address() as AddressInfo).port}` };
    tag = '<script src="/a.js" nonce="n1"></script><script src="/gone.js" nonce="n1"></script>';
    await expect(checkPaymentPage({ ...h.ctx, env })).rejects.toThrow('/gone.js answers 404');
    tag = tag.replaceAll('gone', 'b');
    expect(await checkPaymentPage({ ...h.ctx, env })).toBe(2);
    expect(await checkPaymentPage({ ...h.ctx, env }), 'once a day').toBe(0);
  });
});
