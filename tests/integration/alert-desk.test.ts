import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { alerts, effects } from '@/db/schema/operations';
import { auditLog, users } from '@/db/schema/people';
import { webhookRegistrations } from '@/db/schema/webhooks';
import type { Role } from '@/lib/domain/core/actor';
import type { Ctx } from '@/lib/engine/ctx';
import { runEffect } from '@/lib/engine/work/run-effect';
import { acknowledgeAlert, assignAlert, closeAlert } from '@/lib/services/backoffice/alerts/change-alert';
import { deliverAlerts } from '@/lib/services/backoffice/alerts/deliver-alerts';
import { evaluateAlerts } from '@/lib/services/backoffice/alerts/evaluate-alerts';
import { countOpenAlerts, listAlerts } from '@/lib/services/backoffice/alerts/list-alerts';
import { retryAlert } from '@/lib/services/backoffice/alerts/retry-alert';
import { type Harness, openHarness } from '../support/harness';

let h: Harness;
beforeEach(async () => {
  h = await openHarness();
});
afterEach(() => h.close());

async function staff(role: Role): Promise<Ctx> {
  const [user] = await h.ctx.db
    .insert(users)
    .values({ email: `${role}-${randomUUID()}@flowbotz.example`, role })
    .returning();
  if (!user) throw new Error('no user');
  return h.as({ kind: 'user', userId: user.id, email: user.email ?? '', role });
}

const open = async (ctx: Ctx, desk: 'attention' | 'alerts') =>
  (await listAlerts(ctx, { desk, state: 'open' })).alerts.map(({ kind, message }) => ({ kind, message }));
const kinds = async (desk: 'attention' | 'alerts') => (await open(h.ctx, desk)).map(({ kind }) => kind);
const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000);

describe('an alert', () => {
  /** A fault that stays until its row is gone. */
  const drift = () =>
    h.ctx.db
      .insert(webhookRegistrations)
      .values({ source: 'printify', inOrder: false, detail: 'nothing is registered', checkedAt: ago(0) });

  async function duty() {
    const texts: string[] = [];
    let status = 200;
    const server = createServer((request, response) => {
      request.on('data', (chunk: Buffer) => texts.push((JSON.parse(chunk.toString()) as { text: string }).text));
      request.on('end', () => response.writeHead(status).end());
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
    const env = { ...h.ctx.env, ALERT_EMAILS: ['duty@flowbotz.example'], ALERT_WEBHOOK_URL: url };
    return {
      ctx: { ...h.ctx, env },
      texts,
      answer: (next: number) => {
        status = next;
      },
      mails: () => h.sandbox.mailbox.list().filter(({ to }) => to.includes('duty@flowbotz.example')),
      close: () => server.close(),
    };
  }

  it('is told by mail and to the webhook once per opening, however often the checks run', async () => {
    const { ctx, texts, mails, close } = await duty();
    await drift();
    for (let round = 0; round < 3; round += 1) {
      await evaluateAlerts(ctx);
      await Promise.all([deliverAlerts(ctx), deliverAlerts(ctx)]);
    }
    expect([texts.length, mails().length]).toEqual([1, 1]);
    expect(texts[0]).toContain('printify: nothing is registered');
    await h.ctx.db.delete(webhookRegistrations);
    await evaluateAlerts(ctx);
    await deliverAlerts(ctx);
    expect([texts.length, mails().length], 'the end is not told').toEqual([1, 1]);
    await drift();
    await evaluateAlerts(ctx);
    await deliverAlerts(ctx);
    expect([texts.length, mails().length], 'a second opening is').toEqual([2, 2]);
    close();
  });

  it('is told later when the webhook does not take it, and the mail is not sent twice for that', async () => {
    const { ctx, texts, answer, mails, close } = await duty();
    answer(500);
    await drift();
    await evaluateAlerts(ctx);
    await deliverAlerts(ctx);
    expect([texts.length, mails().length]).toEqual([1, 1]);
    answer(200);
    const messages = () => h.ctx.db.select().from(effects).where(eq(effects.kind, 'alert_message'));
    h.later(60_000);
    for (const { id } of await messages()) await runEffect(ctx, id);
    await deliverAlerts(ctx);
    expect([texts.length, mails().length]).toEqual([2, 1]);
    expect((await messages()).map(({ state }) => state)).toEqual(['done', 'done']);
    close();
  });

  it('is assigned, acknowledged and resolved with a note, all of it audited; a viewer may only look', async () => {
    await drift();
    await evaluateAlerts(h.ctx);
    const [row] = await h.ctx.db.select().from(alerts);
    const alertId = row?.id ?? '';
    const viewer = await staff('viewer');
    expect(await countOpenAlerts(viewer)).toEqual({
      attention: 0,
      attentionCritical: 0,
      inquiries: 0,
      alerts: 1,
      alertsCritical: 1,
    });
    for (const attempt of [
      assignAlert(viewer, { alertId, assigneeId: null }),
      acknowledgeAlert(viewer, { alertId }),
      closeAlert(viewer, { alertId, note: 'done' }),
      retryAlert(viewer, { alertId }),
    ]) {
      await expect(attempt).rejects.toMatchObject({ code: 'forbidden' });
    }
    const support = await staff('support');
    const me = support.actor.kind === 'user' ? support.actor.userId : '';
    await assignAlert(support, { alertId, assigneeId: me });
    const customer = await staff('customer');
    const stranger = customer.actor.kind === 'user' ? customer.actor.userId : '';
    await expect(assignAlert(support, { alertId, assigneeId: stranger })).rejects.toMatchObject({
      code: 'invalid_input',
    });
    await acknowledgeAlert(support, { alertId });
    expect((await listAlerts(support, { desk: 'alerts', state: 'open', assignee: 'me' })).alerts).toHaveLength(1);
    await closeAlert(support, { alertId, note: 'registered by hand' });
    await expect(closeAlert(support, { alertId, note: 'again' })).rejects.toMatchObject({ code: 'conflict' });
    const [resolved] = (await listAlerts(support, { desk: 'alerts', state: 'resolved' })).alerts;
    expect(resolved).toMatchObject({ resolution: 'registered by hand', state: 'resolved' });
    const audit = await h.ctx.db
      .select()
      .from(auditLog)
      .where(eq(auditLog.action, 'alerts.handle'))
      .orderBy(auditLog.at);
    expect(audit.map(({ data }) => data['did'])).toEqual(['assign', 'acknowledge', 'resolve']);
    // What was done may name the customer, and this log is kept for ever.
    expect(JSON.stringify(audit)).not.toContain('registered by hand');
  });

  it('that was resolved by hand stays closed for a quarter of an hour and comes back if its cause is still there', async () => {
    await drift();
    await evaluateAlerts(h.ctx);
    const [row] = await h.ctx.db.select().from(alerts);
    await closeAlert(await staff('support'), { alertId: row?.id ?? '', note: 'looks fine to me' });
    await evaluateAlerts(h.ctx);
    expect(await kinds('alerts')).toEqual([]);
    await h.ctx.db.update(alerts).set({ resolvedAt: ago(16) });
    await evaluateAlerts(h.ctx);
    expect(await kinds('alerts')).toEqual(['webhook_unregistered']);
  });
});
