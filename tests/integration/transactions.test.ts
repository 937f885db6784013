import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { alerts } from '@/db/schema/operations';
import type { TxCtx } from '@/lib/engine/ctx';
import { inTransaction } from '@/lib/engine/in-transaction';
import { raiseAlert } from '@/lib/engine/raise-alert';
import { type Harness, openHarness } from '../support/harness';

let h: Harness;
beforeAll(async () => {
  h = await openHarness();
});
afterAll(() => h.close());

const tell = (ctx: TxCtx, key: string) => raiseAlert(ctx, { kind: 'sync_failed', key, message: key });
const kept = async () => (await h.ctx.db.select().from(alerts).where(eq(alerts.kind, 'sync_failed'))).map((a) => a.key);

it('what joins a transaction is undone with it, and kept with it', async () => {
  const both = (thrown: Error | null) =>
    inTransaction(h.ctx, async (outer) => {
      await tell(outer, 'outer');
      await inTransaction(outer, (inner) => tell(inner, 'inner'));
      expect(await kept(), 'nobody else sees it before the end').toEqual([]);
      if (thrown) throw thrown;
    });
  await expect(both(new Error('undo'))).rejects.toThrow('undo');
  expect(await kept()).toEqual([]);
  await both(null);
  expect((await kept()).sort()).toEqual(['sync_failed:inner', 'sync_failed:outer']);
});
