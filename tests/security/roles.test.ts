import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { NextRequest } from 'next/server';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Actor, ROLES, type Role } from '@/lib/domain/core/actor';
import { AppError } from '@/lib/domain/core/errors';
import { ACTION_LABEL, LEAST_ROLE, may, type StaffAction } from '@/lib/domain/order/policy';
import type { Ctx } from '@/lib/engine/ctx';
import { erasePerson } from '@/lib/services/account/erase-person';
import { exportPerson } from '@/lib/services/account/export-person';
import { acknowledgeAlert, assignAlert, closeAlert } from '@/lib/services/backoffice/alerts/change-alert';
import { evaluateAlerts } from '@/lib/services/backoffice/alerts/evaluate-alerts';
import { countOpenAlerts, listAlerts } from '@/lib/services/backoffice/alerts/list-alerts';
import { retryAlert } from '@/lib/services/backoffice/alerts/retry-alert';
import { addNote } from '@/lib/services/backoffice/orders/add-note';
import { compareOrder } from '@/lib/services/backoffice/orders/compare-order';
import { exportOrders } from '@/lib/services/backoffice/orders/export-orders';
import { getCustomer } from '@/lib/services/backoffice/orders/get-customer';
import { getOrder } from '@/lib/services/backoffice/orders/get-order';
import { listViews } from '@/lib/services/backoffice/orders/list-views';
import { readMoney } from '@/lib/services/backoffice/orders/read-money';
import { deleteView, saveView } from '@/lib/services/backoffice/orders/save-view';
import { searchOrders } from '@/lib/services/backoffice/orders/search-orders';
import { probeProvider } from '@/lib/services/backoffice/providers/probe-provider';
import { redrive } from '@/lib/services/backoffice/queues/redrive';
import { changeRole } from '@/lib/services/backoffice/staff/change-role';
import { listAudit } from '@/lib/services/backoffice/staff/list-audit';
import { listStaff } from '@/lib/services/backoffice/staff/list-staff';
import { listMails } from '@/lib/services/mail/list-mails';
import { previewMail } from '@/lib/services/mail/preview-mail';
import { resendMail } from '@/lib/services/mail/resend-mail';
import { cancelOrder } from '@/lib/services/order/cancel/cancel-order';
import { previewCancel } from '@/lib/services/order/cancel/preview-cancel';
import { enterNews } from '@/lib/services/order/fulfillment/enter-news';
import { resubmitFulfillment } from '@/lib/services/order/fulfillment/resubmit-fulfillment';
import { answerDispute } from '@/lib/services/order/payment/answer-dispute';
import { letGo } from '@/lib/services/order/payment/let-go';
import { decideRefund } from '@/lib/services/order/refund/decide-refund';
import { requestRefund } from '@/lib/services/order/refund/request-refund';
import { changeAddress } from '@/lib/services/order/self-service/change-address';
import { changeEmail } from '@/lib/services/order/self-service/change-email';
import { syncOrder } from '@/lib/services/order/sync-order';
import { startSync } from '@/lib/services/sync/list-sync-runs';
import { recoverSince } from '@/lib/services/sync/recover-since';
import { checkRegistrations } from '@/lib/services/webhooks/check-registrations';
import { getWebhook } from '@/lib/services/webhooks/get-webhook';
import { listSources } from '@/lib/services/webhooks/list-sources';
import { listWebhooks } from '@/lib/services/webhooks/list-webhooks';
import { repairRegistration, retireSecrets } from '@/lib/services/webhooks/repair-registration';
import { replayProgress, replayWebhooks } from '@/lib/services/webhooks/replay-webhooks';
import { type Harness, openHarness } from '../support/harness';
import { person } from '../support/staff';
import { CATALOGUE_VERBS, reaches } from './_catalogue-verbs';
import { claimVerbs } from './_claim-verbs';
import { RUNNING_VERBS } from './_running-verbs';
import { SETTINGS_VERBS } from './_settings-verbs';

/** Who is signed in: next-auth needs a running Next.js to read its cookie. Everything behind it is real. */
const session = vi.hoisted(() => ({ userId: null as string | null }));
vi.mock('next-auth', () => ({
  getServerSession: () => Promise.resolve(session.userId === null ? null : { user: { id: session.userId } }),
}));

let h: Harness;
let order: { orderId: string; orderNumber: string };
const people = new Map<Role, Ctx>();
beforeAll(async () => {
  h = await openHarness();
  order = await h.place();
  for (const role of ROLES) people.set(role, await person(h, role));
  Object.assign(globalThis, { flowbotzServices: Promise.resolve({ ...h.ctx, connection: h.connection }) });
});
afterAll(() => h.close());
const number = () => ({ orderNumber: order.orderNumber });
const REFUND = { what: { kind: 'amount' as const, amountMinor: 1 }, reason: 'other' as const };
const RECIPIENT = { name: 'A', line1: '1', city: 'B', state: 'CA', postalCode: '94107', country: 'US' };

/** Every verb of every action. A new action does not compile until it stands here. */
const VERBS: Record<StaffAction, ((ctx: Ctx) => Promise<unknown>)[]> = {
  'orders.read': [
    (ctx) => searchOrders(ctx, {}),
    (ctx) => listViews(ctx),
    (ctx) => getOrder(ctx, number()),
    (ctx) => getCustomer(ctx, number()),
    (ctx) => readMoney(ctx, number()),
  ],
  'orders.save_view': [
    (ctx) => saveView(ctx, { name: 'x', query: { country: 'US' } }),
    (ctx) => deleteView(ctx, { viewId: randomUUID() }),
  ],
  'orders.note': [(ctx) => addNote(ctx, { ...number(), text: 'x' })],
  'orders.compare': [(ctx) => compareOrder(ctx, number())],
  'orders.sync': [(ctx) => syncOrder(ctx, { orderId: order.orderId })],
  'orders.enter_news': [(ctx) => enterNews(ctx, { ...number(), provider: 'manual', news: { status: 'delivered' } })],
  'orders.cancel': [(ctx) => previewCancel(ctx, number()), (ctx) => cancelOrder(ctx, { orderId: order.orderId })],
  'orders.edit_address': [(ctx) => changeAddress(ctx, { ref: number(), recipient: RECIPIENT })],
  'orders.edit_email': [(ctx) => changeEmail(ctx, { ref: number(), email: 'ada@example.org' })],
  'orders.resend_mail': [(ctx) => resendMail(ctx, { ...number(), effectId: randomUUID() })],
  'mails.read': [
    (ctx) => listMails(ctx, {}),
    (ctx) => previewMail(ctx, { mail: 'placed', locale: 'de', theme: 'auto' }),
  ],
  'orders.resubmit': [(ctx) => resubmitFulfillment(ctx, { ...number(), provider: 'printful' })],
  ...claimVerbs(number),
  'orders.export': [(ctx) => exportOrders(ctx, {}).next()],
  'refunds.request': [(ctx) => requestRefund(ctx, { ...number(), ...REFUND, requestId: randomUUID() })],
  'refunds.decide': [(ctx) => decideRefund(ctx, { requestId: randomUUID(), decision: 'approve' })],
  'disputes.handle': [(ctx) => answerDispute(ctx, { ...number(), disputeId: 'du_1' }), (ctx) => letGo(ctx, number())],
  'alerts.read': [(ctx) => listAlerts(ctx, { desk: 'attention', state: 'open' }), (ctx) => countOpenAlerts(ctx)],
  'alerts.handle': [
    (ctx) => acknowledgeAlert(ctx, { alertId: randomUUID() }),
    (ctx) => assignAlert(ctx, { alertId: randomUUID(), assigneeId: null }),
    (ctx) => closeAlert(ctx, { alertId: randomUUID(), note: 'x' }),
    (ctx) => retryAlert(ctx, { alertId: randomUUID() }),
  ],
  'alerts.check': [(ctx) => evaluateAlerts(ctx)],
  'webhooks.read': [
    (ctx) => listWebhooks(ctx, {}),
    (ctx) => listSources(ctx),
    (ctx) => getWebhook(ctx, { eventId: randomUUID() }),
  ],
  'webhooks.check': [(ctx) => checkRegistrations(ctx, { onlyStale: true })],
  'webhooks.replay': [
    (ctx) => replayWebhooks(ctx, { eventIds: [randomUUID()], dryRun: true }),
    (ctx) => replayProgress(ctx, { replayId: randomUUID() }),
  ],
  'webhooks.register': [(ctx) => repairRegistration(ctx, { source: 'nowhere' })],
  'webhooks.rotate': [
    (ctx) => repairRegistration(ctx, { source: 'nowhere', rotate: true }),
    (ctx) => retireSecrets(ctx, { source: 'nowhere' }),
  ],
  'sync.start': [(ctx) => startSync(ctx)],
  'providers.probe': [(ctx) => probeProvider(ctx, { provider: 'printful' })],
  ...CATALOGUE_VERBS,
  ...RUNNING_VERBS,
  'jobs.redrive': [(ctx) => redrive(ctx, { effectIds: [randomUUID()] })],
  'sync.recover': [(ctx) => recoverSince(ctx, { since: new Date() })],
  ...SETTINGS_VERBS,
  'audit.read': [(ctx) => listAudit(ctx, {})],
  'people.read': [(ctx) => listStaff(ctx)],
  'people.change_role': [(ctx) => changeRole(ctx, { email: 'new@flowbotz.example', role: 'viewer' })],
  'people.export_data': [(ctx) => exportPerson(ctx, { email: 'nobody@flowbotz.example' })],
  'people.erase_data': [(ctx) => erasePerson(ctx, { email: 'nobody@flowbotz.example', dryRun: true })],
};
const OWNERS_TOO: readonly StaffAction[] = ['orders.cancel', 'orders.sync', 'orders.edit_address', 'orders.edit_email'];
const ACTIONS = Object.keys(LEAST_ROLE) as StaffAction[];

/** `forbidden`, or that the verb went past the question who asks. To a customer an order is not there at all. */
async function outcomeOf(attempt: Promise<unknown>): Promise<'allowed' | 'refused'> {
  try {
    await attempt;
    return 'allowed';
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return error.code === 'forbidden' ? 'refused' : 'allowed';
  }
}

describe('role × action, in the verbs', () => {
  const cases = ROLES.flatMap((role) => ACTIONS.map((action) => [role, action] as const));

  it.each(cases)('%s: %s', async (role, action) => {
    const ctx = people.get(role);
    if (!ctx) throw new Error(`nobody is ${role}`);
    const expected = reaches(role, action) ? 'allowed' : 'refused';
    for (const verb of VERBS[action]) {
      // What one may do to orders of one's own is another case: this one is not theirs, so there is none.
      if (['customer', 'catalogue'].includes(role) && OWNERS_TOO.includes(action)) {
        await expect(verb(ctx)).rejects.toMatchObject({ code: expect.stringMatching(/forbidden|not_found/) });
      } else {
        expect(await outcomeOf(verb(ctx))).toBe(expected);
      }
    }
  });

  it.each<[string, Actor]>([
    ['a stranger', { kind: 'anonymous' }],
    ['the holder of a mailed link', { kind: 'order_token', orderId: randomUUID(), strength: 'weak' }],
  ])('%s may do nothing of it', async (_who, actor) => {
    for (const action of ACTIONS) {
      expect(may(actor, action)).toBe(false);
      for (const verb of VERBS[action])
        await expect(verb(h.as(actor))).rejects.toMatchObject({ code: expect.stringMatching(/forbidden|not_found/) });
    }
  });

  it('is told in words on the audit log', () => {
    expect(Object.keys(ACTION_LABEL).sort()).toEqual([...ACTIONS].sort());
  });
});

type Handler = ((request: NextRequest, route: { params: Promise<Record<string, string>> }) => Promise<Response>) & {
  action?: StaffAction | null;
};
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
const ROUTE_FILES = execFileSync(
  'git',
  ['ls-files', '--cached', '--others', '--exclude-standard', 'app/api/admin/**/route.ts'],
  {
    encoding: 'utf8',
  },
)
  .split('\n')
  .filter(Boolean);

describe('role × route, from the files under app/api/admin', () => {
  it('finds them', () => {
    expect(ROUTE_FILES.length).toBeGreaterThan(10);
  });

  it.each(ROUTE_FILES)('%s asks for a session and for the role of its action', async (file) => {
    const module = (await import(`../../${file}`)) as Partial<Record<(typeof METHODS)[number], Handler>>;
    for (const method of METHODS) {
      const handler = module[method];
      if (!handler) continue;
      const { action } = handler;
      if (!action) throw new Error(`${method} ${file} names no action`);
      expect(await statusOf(handler, method, null)).toBe(401);
      for (const role of ROLES) {
        const status = await statusOf(handler, method, role);
        if (!reaches(role, action)) expect([role, status]).toEqual([role, 403]);
        else expect([role, status]).not.toEqual([role, 403]);
        expect(status).toBeLessThan(500);
      }
    }
  });

  it.each(ROUTE_FILES)('%s calls verbs that ask by themselves', (file) => {
    const verbs = [...readFileSync(file, 'utf8').matchAll(/from '@\/(lib\/services\/[^']+)'/g)].flatMap(
      ([, path]) => path ?? [],
    );
    expect(verbs.length).toBeGreaterThan(0);
    expect(verbs.some((path) => /requireMay\(/.test(readFileSync(`${path}.ts`, 'utf8')))).toBe(true);
  });
});

/** The bodies are empty on purpose: whoever may is told that, or that there is no such thing, and nothing happens. */
async function statusOf(handler: Handler, method: string, role: Role | null): Promise<number> {
  const actor = role === null ? null : people.get(role)?.actor;
  session.userId = actor?.kind === 'user' ? actor.userId : null;
  const params = { orderNumber: 'FBZ20200101000000', viewId: randomUUID(), requestId: randomUUID(), id: randomUUID() };
  const request = new NextRequest('http://127.0.0.1/api/admin', { method });
  const response = await handler(request, { params: Promise.resolve(params) });
  await response.body?.cancel();
  return response.status;
}
