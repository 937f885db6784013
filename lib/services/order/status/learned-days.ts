import { and, eq, inArray } from 'drizzle-orm';
import type { Db, Tx } from '@/db/client';
import { deliveryHistory } from '@/db/schema/service';

/**
 * The days from payment to the door that our own packages prove for everything in `kinds`, or null where one of them
 * has too little history.
 */
export async function learnedDays(
  db: Db | Tx,
  of: { provider: string; kinds: readonly string[]; country: string; tier: string },
): Promise<{ p20Days: number; p90Days: number } | null> {
  const kinds = [...new Set(of.kinds)];
  if (kinds.length === 0) return null;
  const rows = await db
    .select()
    .from(deliveryHistory)
    .where(
      and(
        eq(deliveryHistory.provider, of.provider),
        eq(deliveryHistory.country, of.country),
        eq(deliveryHistory.tier, of.tier),
        inArray(deliveryHistory.kind, kinds),
      ),
    );
  if (rows.length < kinds.length) return null;
  return {
    p20Days: Math.max(...rows.map(({ p20Days }) => p20Days)),
    p90Days: Math.max(...rows.map(({ p90Days }) => p90Days)),
  };
}
