import pg from 'pg';
import { DatabaseUnavailable } from '@/lib/domain/core/errors';

/** Somebody else holds what we need, or took it while we waited: nothing of ours was kept. */
const LOCKED = new Set(['55P03', '40P01', '40001']);
const SLOW = new Set(['57014']);
/**
 * The connection is of no more use: shut down, cut for idling in a transaction, read-only since a failover, or its
 * prepared statements no longer fit the tables.
 */
const GONE = new Set(['57P01', '57P02', '57P03', '57P05', '25P03', '25P04', '25006', '26000', '0A000', '53300']);
const GONE_CLASS = '08';

/** What a failed statement says of the database, null where it speaks of the statement itself. `isLost`: so does its connection. */
export function unavailableFrom(error: unknown, isLost: boolean): DatabaseUnavailable | null {
  const code = error instanceof pg.DatabaseError ? error.code : undefined;
  if (code !== undefined && LOCKED.has(code)) return new DatabaseUnavailable('locked', error);
  if (code !== undefined && SLOW.has(code)) return new DatabaseUnavailable('slow', error);
  const isGone = code !== undefined && (GONE.has(code) || code.startsWith(GONE_CLASS));
  return isGone || isLost ? new DatabaseUnavailable('gone', error) : null;
}
