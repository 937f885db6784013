import { createCipheriv, randomBytes, randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { refundRequests } from '@/db/schema/console';
import { alerts, feedback } from '@/db/schema/operations';
import { type OrderRow, orders } from '@/db/schema/orders';
import { providerCredits } from '@/db/schema/provider-credits';
import { problemReports } from '@/db/schema/service';
import { keptKeys } from '@/db/schema/settings';
import { webhookSecrets } from '@/db/schema/webhooks';
import type { Place } from '@/db/sealed';
import { providerBook } from '@/lib/engine/provider-book';
import type { DataKeys } from '@/lib/platform/crypto';
import { requestSignIn } from '@/lib/services/account/sign-in-requests';
import { checkSealed } from '@/lib/services/backoffice/doctor/check-sealed';
import { reseal } from '@/lib/services/backoffice/doctor/reseal';
import { sealedColumns } from '@/lib/services/backoffice/doctor/sealed-columns';
import { addNote } from '@/lib/services/backoffice/orders/add-note';
import { saveView } from '@/lib/services/backoffice/orders/save-view';
import { recipientOf } from '@/lib/services/order/reading/recipient-of';
import { reportProblem } from '@/lib/services/order/self-service/report-problem';
import { sendInquiry } from '@/lib/services/order/self-service/send-inquiry';
import { type Harness, openHarness } from '../support/harness';
import { person } from '../support/staff';

let h: Harness;
beforeAll(async () => {
  h = await openHarness();
});
afterAll(() => h.close());

type Found = Place & { value: string };

/** Two values of every sealed column. */
async function everySealed(): Promise<Found[]> {
  const found: Found[] = [];
  for (const { table, column, key } of await sealedColumns(h.ctx.db)) {
    const rows = await h.ctx.db.execute<{ row: string; value: string }>(sql`
      select ${sql.identifier(key)}::text as row, ${sql.identifier(column)} as value from ${sql.identifier(table)}
      where ${sql.identifier(column)} <> '' limit 2`);
    expect(rows.length, `two rows with ${table}.${column}`).toBe(2);
    found.push(...rows.map((row) => ({ table, column, ...row })));
  }
  return found;
}

const opens = ({ value, ...place }: Found) => {
  try {
    return h.ctx.vault.anew(place, value) !== '';
  } catch {
    return false;
  }
};

/** What else is typed about an order. */
async function wordsAbout(orderId: string, words: string) {
  const { db, vault, clock } = h.ctx;
  const [id, now] = [randomUUID(), clock.now()];
  const commentSealed = vault.seal(feedback.commentSealed, id, words);
  await db.insert(feedback).values({ id, orderId, rating: 5, commentSealed });
  await db.insert(refundRequests).values({
    ...{ id, orderId, amountMinor: 1, currency: 'USD', reason: 'goodwill', state: 'rejected' },
    ...{ requestedBy: words, requestedAt: now, noteSealed: vault.seal(refundRequests.noteSealed, id, words) },
    decisionNoteSealed: vault.seal(refundRequests.decisionNoteSealed, id, words),
  });
  await db.insert(providerCredits).values({
    ...{ id, orderId, provider: 'printful', amountMinor: 1, currency: 'USD', recordedBy: 'test', recordedAt: now },
    noteSealed: vault.seal(providerCredits.noteSealed, id, words),
  });
  const resolutionSealed = vault.seal(alerts.resolutionSealed, id, words);
  const alert = { kind: 'sync_late', severity: 'warning', state: 'resolved', message: 'late' } as const;
  await db.insert(alerts).values({ id, key: words, ...alert, resolutionSealed });
  await saveView(await person(h, 'finance', `${words} too`), { name: words, query: {} });
}

async function somebody(name: string) {
  const order = await h.place(['printful'], undefined, { recipient: { name } });
  await h.pay(order);
  await h.work();
  const theirs = h.as({ kind: 'order_token', orderId: order.orderId, strength: 'strong' });
  const { reportId } = await reportProblem(theirs, {
    orderId: order.orderId,
    kind: 'misprint',
    text: `${name} is sad`,
    photos: [],
  });
  const answerSealed = h.ctx.vault.seal(problemReports.answerSealed, reportId, name);
  await h.ctx.db.update(problemReports).set({ answerSealed }).where(eq(problemReports.id, reportId));
  await sendInquiry(theirs, {
    kind: 'contact',
    name,
    email: 'ada@example.com',
    orderNumber: order.orderNumber,
    text: 'When?',
  });
  await addNote(await person(h, 'support', name), { orderNumber: order.orderNumber, text: `${name} called` });
  await requestSignIn(h.ctx, { email: `${name}@example.com`, browser: `browser of ${name}` });
  const id = randomUUID();
  const by = { createdAt: h.ctx.clock.now(), createdBy: name };
  const secretSealed = h.ctx.vault.seal(webhookSecrets.secretSealed, id, name);
  await h.ctx.db.insert(webhookSecrets).values({ id, source: 'printify', ...by, secretSealed });
  await providerBook('manual', h.ctx).begin(order.orderNumber, { for: name });
  await wordsAbout(order.orderId, name);
  return order.orderId;
}

it('a sealed value opens in its own row and column, and copied into another of any table nothing', async () => {
  const [mine, hers] = [await somebody('ada'), await somebody('grace')];
  for (const key of ['SMTP_URL', 'PRINTFUL_STORE_ID'] as const)
    await h.ctx.db.insert(keptKeys).values({
      ...{ name: key, changedAt: h.ctx.clock.now(), changedBy: 'test' },
      valueSealed: h.ctx.vault.seal(keptKeys.valueSealed, key, 'x'),
    });
  const found = await everySealed();
  expect(found.filter((each) => !opens(each))).toEqual([]);
  for (const { value, ...from } of found)
    for (const { table, column, row } of found)
      if (table !== from.table || column !== from.column || row !== from.row)
        expect(opens({ table, column, row, value }), `${from.table}.${from.column} in ${table}.${column}`).toBe(false);

  // As whoever can write into the database would: her address in my order, which I may read.
  const [other] = await h.ctx.db.select().from(orders).where(eq(orders.id, hers));
  const [own] = await h.ctx.db.select().from(orders).where(eq(orders.id, mine));
  const copied = { ...(own as OrderRow), recipientSealed: (other as OrderRow).recipientSealed };
  expect(() => recipientOf(h.ctx, copied)).toThrow();
  expect(recipientOf(h.ctx, own as OrderRow).recipient.name).toBe('ada');
});

/** As the releases before sealed: for no place. */
function sealedBefore(value: unknown, [key]: DataKeys): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key?.key ?? '', iv);
  const body = Buffer.concat([cipher.update(JSON.stringify(value)), cipher.final()]);
  return ['v1', key?.id, ...[iv, cipher.getAuthTag(), body].map((part) => part.toString('base64url'))].join('.');
}

it('what was sealed before opens until it is sealed anew, which the doctor asks for, and is bound from then on', async () => {
  const { orderId } = await h.place(['printful']);
  const theirs = eq(orders.id, orderId);
  const before = sealedBefore('ada@example.com', h.ctx.env.DATA_KEYS);
  await h.ctx.db
    .update(orders)
    .set({ emailSealed: before as never })
    .where(theirs);
  const read = async () => (await h.ctx.db.select().from(orders).where(theirs))[0] as OrderRow;
  expect(recipientOf(h.ctx, await read()).email).toBe('ada@example.com');
  expect((await checkSealed(h.ctx)).map(({ check }) => check)).toContain('data.rows');
  expect(await reseal(h.ctx)).toBe(1);
  expect((await checkSealed(h.ctx)).map(({ check }) => check)).not.toContain('data.rows');
  const after = await read();
  expect(after.emailSealed).toMatch(/^v2\./);
  expect(recipientOf(h.ctx, after).email).toBe('ada@example.com');
  expect(() => recipientOf(h.ctx, { ...after, id: randomUUID() })).toThrow();
});
