import { desc, eq } from 'drizzle-orm';
import type { Db } from '@/db/client';
import { deskOrders } from '@/db/schema/providers';
import type { Vault } from '@/db/sealed';
import type { ProviderId } from '@/lib/domain/order/pod';
import type { Book } from '@/lib/integrations/pod/book';
import type { Clock } from '@/lib/platform/clock';

type Row = typeof deskOrders.$inferSelect;

/** A provider's pages in our own database, sealed: a draft names whom it goes to. */
export function providerBook(provider: ProviderId, { db, clock, vault }: { db: Db; clock: Clock; vault: Vault }): Book {
  const idOf = (number: string) => `${provider}/${number}`;
  const sealed = (id: string, page: unknown) => vault.seal(deskOrders.pageSealed, id, page);
  const open = (row: Row | undefined) => (row ? vault.open(deskOrders.pageSealed, row.id, row.pageSealed) : null);
  return {
    async read(number) {
      const [row] = await db
        .select()
        .from(deskOrders)
        .where(eq(deskOrders.id, idOf(number)));
      return open(row);
    },
    async begin(number, page) {
      const [id, now] = [idOf(number), clock.now()];
      const row = { id, provider, pageSealed: sealed(id, page), createdAt: now, changedAt: now };
      await db.insert(deskOrders).values(row).onConflictDoNothing();
    },
    async change(number, write) {
      const id = idOf(number);
      await db.transaction(async (tx) => {
        const [row] = await tx.select().from(deskOrders).where(eq(deskOrders.id, id)).for('update');
        const changed = { pageSealed: sealed(id, write(open(row))), changedAt: clock.now() };
        await tx.update(deskOrders).set(changed).where(eq(deskOrders.id, id));
      });
    },
    async list(offset, limit) {
      const rows = await db
        .select()
        .from(deskOrders)
        .where(eq(deskOrders.provider, provider))
        .orderBy(desc(deskOrders.createdAt), desc(deskOrders.id))
        .offset(offset)
        .limit(limit);
      return rows.map(open);
    },
  };
}
