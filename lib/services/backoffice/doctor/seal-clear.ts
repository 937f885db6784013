import { getTableName, type SQL, sql } from 'drizzle-orm';
import { toSnakeCase } from 'drizzle-orm/casing';
import { emailValues } from '@/db/account-email';
import { refundRequests, savedViews } from '@/db/schema/console';
import { alerts, feedback } from '@/db/schema/operations';
import { users } from '@/db/schema/people';
import type { Sealed } from '@/db/sealed';
import type { OrderFilter } from '@/lib/domain/order/list-filters';
import type { Ctx, TxCtx } from '@/lib/engine/ctx';
import { inTransaction } from '@/lib/engine/in-transaction';

const BATCH = 200;

/** What people typed, as the releases before kept it, and where it is kept now. */
const WORDS = [
  { from: feedback.comment, to: feedback.commentSealed },
  { from: refundRequests.note, to: refundRequests.noteSealed },
  { from: refundRequests.decisionNote, to: refundRequests.decisionNoteSealed },
  { from: alerts.resolution, to: alerts.resolutionSealed, where: sql`and resolved_by <> 'system'` },
];

/** Seals what the releases before kept in clear, a batch at a time, and forgets what is kept no more. Answers how many. */
export async function sealClear(ctx: Ctx): Promise<number> {
  let sealed = 0;
  for (const batch of [...WORDS.map((words) => (ctx: TxCtx) => sealWords(ctx, words)), sealViews, sealEmails])
    for (let done = BATCH; done === BATCH; sealed += done) done = await inTransaction(ctx, batch);
  await ctx.db
    .update(users)
    .set({ name: null, image: null })
    .where(sql`${users.name} is not null or ${users.image} is not null`);
  await ctx.db.execute(sql`update accounts set refresh_token = null, access_token = null, id_token = null
    where coalesce(refresh_token, access_token, id_token) is not null`);
  return sealed;
}

/** Whether something of it is left. */
export async function isClearLeft({ db }: Ctx): Promise<boolean> {
  const left = WORDS.map((words) => sql`exists (select from ${words.from.table} where ${clearOf(words)})`);
  const [row] = await db.execute<{ left: boolean }>(sql`select ${sql.join(left, sql` or `)}
    or exists (select from saved_views where view_sealed is null)
    or exists (select from users where email is not null) as left`);
  return row?.left === true;
}

const nameOf = (column: { name: string }) => sql.identifier(toSnakeCase(column.name));
const clearOf = ({ from, where }: (typeof WORDS)[number] & { where?: SQL }) =>
  sql`${nameOf(from)} is not null ${where ?? sql``}`;

async function sealWords(ctx: TxCtx, words: (typeof WORDS)[number]): Promise<number> {
  const table = sql.identifier(getTableName(words.from.table));
  const [from, to] = [nameOf(words.from), nameOf(words.to)];
  const rows = await ctx.db.execute<{ id: string; value: string }>(sql`
    select id, ${from} as value from ${table} where ${clearOf(words)} limit ${BATCH} for update skip locked`);
  for (const { id, value } of rows) {
    const sealed: Sealed<string> = ctx.vault.seal(words.to, id, value);
    await ctx.db.execute(sql`update ${table} set ${to} = ${sealed}, ${from} = null where id = ${id}`);
  }
  return rows.length;
}

async function sealViews(ctx: TxCtx): Promise<number> {
  const rows = await ctx.db.execute<{ id: string; name: string; query: OrderFilter }>(sql`
    select id, name, query from saved_views where view_sealed is null limit ${BATCH} for update skip locked`);
  for (const { id, name, query } of rows) {
    const sealed = ctx.vault.seal(savedViews.viewSealed, id, { name, query });
    await ctx.db.execute(sql`update saved_views set view_sealed = ${sealed}, query = '{}',
      name = ${ctx.vault.wordIndex(name)} where id = ${id}`);
  }
  return rows.length;
}

async function sealEmails(ctx: TxCtx): Promise<number> {
  const rows = await ctx.db.execute<{ id: string; email: string }>(sql`
    select id, email from users where email is not null limit ${BATCH} for update skip locked`);
  for (const { id, email } of rows) {
    const { emailSealed, emailIndex } = emailValues(ctx.vault, email, id);
    await ctx.db.execute(sql`update users set email = null, email_sealed = ${emailSealed}, email_index = ${emailIndex}
      where id = ${id}`);
  }
  return rows.length;
}
