import { and, eq, inArray, isNotNull, isNull, or } from 'drizzle-orm';
import { keptView, savedViews } from '@/db/schema/console';
import { type AlertRow, alerts } from '@/db/schema/operations';
import { signInRequests, users, verificationTokens } from '@/db/schema/people';
import { inquiries } from '@/db/schema/service';
import { plainWords } from '@/lib/domain/core/found-by';
import type { AccountFate, KeptReason } from '@/lib/domain/order/erasure';
import { requireMay } from '@/lib/domain/order/policy';
import type { Ctx, TxCtx } from '@/lib/engine/ctx';
import { inTransaction } from '@/lib/engine/in-transaction';
import { recordAudit } from '@/lib/engine/record-audit';
import { recipientOf } from '@/lib/services/order/reading/recipient-of';
import { eraseOrder, whyOrderIsKept } from './erase-order';
import { findPerson, type Person } from './find-person';

export type Erasure = {
  erased: string[];
  kept: { orderNumber: string; reason: KeptReason }[];
  account: AccountFate;
};

/**
 * Takes name, address, e-mail, words and pictures off every finished order of the person who asks, or, for staff, of
 * the one with this address, and deletes the account. What was bought and paid stays in the books. A dry run only
 * tells what would become of what. Asked again, it goes on with what was kept. Throws AppError unauthenticated,
 * forbidden.
 */
export async function erasePerson(ctx: Ctx, input: { email?: string | undefined; dryRun: boolean }): Promise<Erasure> {
  if (input.email !== undefined) requireMay(ctx.actor, 'people.erase_data');
  const person = await findPerson(ctx, input.email);
  const erasure: Erasure = { erased: [], kept: [], account: 'none' };
  for (const { id, orderNumber, erasedAt } of person.orders) {
    if (erasedAt !== null) continue;
    const reason = await (input.dryRun ? whyOrderIsKept(ctx, id) : eraseOrder(ctx, id));
    if (reason === null) erasure.erased.push(orderNumber);
    else erasure.kept.push({ orderNumber, reason });
  }
  erasure.account = accountOf(person, erasure);
  if (!input.dryRun) await inTransaction(ctx, (ctx) => forgetPerson(ctx, person, erasure, input.email !== undefined));
  return erasure;
}

function accountOf({ user }: Person, { kept }: Erasure): Erasure['account'] {
  if (!user) return 'none';
  if (user.role !== 'customer') return 'staff';
  return kept.length > 0 ? 'kept' : 'deleted';
}

async function forgetPerson(ctx: TxCtx, person: Person, erasure: Erasure, byStaff: boolean): Promise<void> {
  if (erasure.account === 'deleted' && person.user) await ctx.db.delete(users).where(eq(users.id, person.user.id));
  await ctx.db.delete(verificationTokens).where(eq(verificationTokens.identifier, person.email));
  await ctx.db.delete(signInRequests).where(eq(signInRequests.emailIndex, ctx.vault.emailIndex(person.email)));
  await forgetSearches(ctx, person);
  // What is not answered yet is owed an answer.
  const theirs = eq(inquiries.emailIndex, ctx.vault.emailIndex(person.email));
  await ctx.db.delete(inquiries).where(and(theirs, isNotNull(inquiries.closedAt)));
  if (!byStaff || (erasure.erased.length === 0 && erasure.account !== 'deleted')) return;
  const subject = person.user ? `user:${person.user.id}` : 'guest';
  await recordAudit(ctx, { action: 'people.erase_data', subject, data: { orders: erasure.erased } });
}

/** Less is no name: `de`, `Li`. */
const LEAST_LETTERS = 3;

/** What staff searched for, kept and wrote about cases without an order, where it names the address or a part of the name. Read one by one: there are few. */
async function forgetSearches(ctx: TxCtx, { email, orders }: Person): Promise<void> {
  const known = orders.filter(({ erasedAt }) => erasedAt === null);
  const names = new Set(known.flatMap((order) => plainWords(recipientOf(ctx, order).recipient.name)));
  const isNamed = (text: string) =>
    text.toLowerCase().includes(email) ||
    plainWords(text).some((word) => word.length >= LEAST_LETTERS && names.has(word));
  const views = await ctx.db.select().from(savedViews);
  const naming = views.filter((view) => {
    const { name, query } = keptView(ctx.vault, view);
    return isNamed(`${name} ${query.q ?? ''}`);
  });
  if (naming.length > 0)
    await ctx.db.delete(savedViews).where(
      inArray(
        savedViews.id,
        naming.map(({ id }) => id),
      ),
    );
  // Those of an order go with it.
  const closed = await ctx.db
    .select()
    .from(alerts)
    .where(and(isNull(alerts.orderId), or(isNotNull(alerts.resolutionSealed), isNotNull(alerts.resolution))));
  const said = ({ id, resolutionSealed, resolution }: AlertRow) =>
    ctx.vault.read(alerts.resolutionSealed, id, resolutionSealed, resolution) ?? '';
  const telling = closed.filter((alert) => isNamed(said(alert))).map(({ id }) => id);
  if (telling.length > 0)
    await ctx.db.update(alerts).set({ resolution: null, resolutionSealed: null }).where(inArray(alerts.id, telling));
}
