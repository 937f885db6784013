import { sql } from 'drizzle-orm';
import { securityEvents } from '@/db/schema/security';
import type { SecurityKind } from '@/lib/domain/shop/security';
import type { Ctx } from './ctx';

/** A flood is one row a second, not one a request. */
const GATHER_MS = 1_000;

type Told = Pick<Ctx, 'db' | 'log'>;
type Event = { kind: SecurityKind; about: string };
type Counted = Event & { count: number };
const gathered = new Map<string, Counted>();
let due: NodeJS.Timeout | null = null;

/**
 * Tells the log and counts. `about` is a word of ours, `network` a fingerprint of where it came from: neither says who.
 * What a process has gathered when it dies is in the log only.
 */
export function noteSecurity(ctx: Told, { kind, about, network }: Event & { network?: string }): void {
  ctx.log.info({ security: kind, about, ...(network ? { network } : {}) }, 'security event');
  gather({ kind, about, count: 1 });
  due ??= setTimeout(() => {
    writeSecurity(ctx).catch((error: unknown) => ctx.log.error({ err: error }, 'security events were not counted'));
  }, GATHER_MS).unref();
}

function gather(event: Counted): void {
  const key = `${event.kind} ${event.about}`;
  const known = gathered.get(key);
  if (known) known.count += event.count;
  else gathered.set(key, event);
}

/** Writes down what was gathered, in one order, or processes would wait for each other. What fails is kept. */
export async function writeSecurity({ db }: Pick<Told, 'db'>): Promise<void> {
  if (due) clearTimeout(due);
  due = null;
  const events = [...gathered].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, event]) => event);
  gathered.clear();
  if (events.length === 0) return;
  const minute = sql`date_trunc('minute', now())`;
  const written = db
    .insert(securityEvents)
    .values(events.map((event) => ({ ...event, minute })))
    .onConflictDoUpdate({
      target: [securityEvents.minute, securityEvents.kind, securityEvents.about],
      set: { count: sql`${securityEvents.count} + excluded.count` },
    });
  try {
    await written;
  } catch (error) {
    events.forEach(gather);
    throw error;
  }
}
