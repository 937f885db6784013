import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { accountWith } from '@/db/account-email';
import { auditLog, users } from '@/db/schema/people';
import { resolveActor } from '@/lib/auth/actor';
import type { Ctx } from '@/lib/engine/ctx';
import { changeRole } from '@/lib/services/backoffice/staff/change-role';
import { listAudit } from '@/lib/services/backoffice/staff/list-audit';
import { listStaff } from '@/lib/services/backoffice/staff/list-staff';
import { type Harness, openHarness } from '../support/harness';
import { NO_RULE, person } from '../support/staff';

let h: Harness;
let owner: Ctx;
beforeEach(async () => {
  h = await openHarness();
  owner = await person(h, 'owner');
});
afterEach(() => h.close());

const roleOf = async (email: string) => (await accountWith(h.ctx, email))?.role;

it('an owner gives a role to somebody who never signed in, and it waits for them', async () => {
  const { userId } = await changeRole(owner, { email: 'New@Flowbotz.example', role: 'support' });
  expect(await roleOf('new@flowbotz.example')).toBe('support');
  const actor = await resolveActor(h.ctx, { userId, order: null, passkeys: NO_RULE });
  expect(actor).toMatchObject({ kind: 'user', role: 'support' });
  expect((await listStaff(owner)).staff.map(({ email, role }) => [email, role])).toEqual([
    ['new@flowbotz.example', 'support'],
    ['owner@flowbotz.example', 'owner'],
  ]);
});

it('a role that is taken away is gone with the next request', async () => {
  const clerk = await person(h, 'finance');
  const userId = clerk.actor.kind === 'user' ? clerk.actor.userId : '';
  await changeRole(owner, { email: 'finance@flowbotz.example', role: 'customer' });
  expect(await resolveActor(h.ctx, { userId, order: null, passkeys: NO_RULE })).toMatchObject({ role: 'customer' });
});

it('there is always an owner left, even when two demote each other at once', async () => {
  await expect(changeRole(owner, { email: 'owner@flowbotz.example', role: 'viewer' })).rejects.toMatchObject({
    code: 'conflict',
  });
  const second = await person(h, 'owner', 'second');
  const both = await Promise.allSettled([
    changeRole(owner, { email: 'second@flowbotz.example', role: 'viewer' }),
    changeRole(second, { email: 'owner@flowbotz.example', role: 'viewer' }),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(await h.ctx.db.select().from(users).where(eq(users.role, 'owner'))).toHaveLength(1);
});

it('every change is on the audit log with before and after, found by who, what and whom, and cannot be rewritten', async () => {
  await person(h, 'viewer');
  await changeRole(owner, { email: 'viewer@flowbotz.example', role: 'finance' });
  const { entries } = await listAudit(owner, {
    who: 'owner@flowbotz.example',
    action: 'people.change_role',
    subject: 'viewer@flowbotz.example',
  });
  expect(entries).toMatchObject([
    {
      actor: 'owner@flowbotz.example',
      subject: 'viewer@flowbotz.example',
      data: { before: 'viewer', after: 'finance' },
    },
  ]);
  await expect(h.ctx.db.update(auditLog).set({ actor: 'nobody' })).rejects.toThrow();
  await expect(h.ctx.db.delete(auditLog)).rejects.toThrow();
});

it('the audit log is read page by page without a gap or a repeat', async () => {
  const at = new Date('2026-01-01T00:00:00Z');
  await h.ctx.db
    .insert(auditLog)
    .values(
      Array.from({ length: 120 }, (_, n) => ({ at, actor: 'system:x', action: 'orders.sync', subject: `s${n}` })),
    );
  const seen: string[] = [];
  for (let after: string | null | undefined; after !== null; ) {
    const page: Awaited<ReturnType<typeof listAudit>> = await listAudit(owner, after ? { after } : {});
    seen.push(...page.entries.map(({ id }) => id));
    after = page.older;
  }
  expect(seen).toHaveLength(120);
  expect(new Set(seen).size).toBe(120);
});
