import { and, desc, eq, gte, lt, type SQL, sql } from 'drizzle-orm';
import { accountWith } from '@/db/account-email';
import { auditLog } from '@/db/schema/people';
import type { AuditQuery } from '@/lib/domain/order/list-filters';
import { ACTION_LABEL, requireMay } from '@/lib/domain/order/policy';
import type { Ctx } from '@/lib/engine/ctx';
import { actorNames } from './actor-names';

const PAGE = 50;
const DAY_MS = 86_400_000;

/** What staff did, newest first, in keyset pages. Throws AppError forbidden. */
export async function listAudit(ctx: Ctx, query: AuditQuery) {
  requireMay(ctx.actor, 'audit.read');
  const rows = await ctx.db
    .select()
    .from(auditLog)
    .where(await conditionOf(ctx, query))
    .orderBy(desc(auditLog.at), desc(auditLog.id))
    .limit(PAGE + 1);
  const shown = rows.slice(0, PAGE);
  const nameOf = await actorNames(
    ctx,
    shown.flatMap(({ actor, subject }) => [actor, subject]),
  );
  return {
    entries: shown.map((row) => ({
      id: row.id,
      at: row.at,
      actor: nameOf(row.actor),
      action: row.action,
      label: (ACTION_LABEL as Record<string, string>)[row.action] ?? row.action,
      subject: nameOf(row.subject),
      data: row.data,
    })),
    older: rows.length > PAGE ? (shown.at(-1)?.id ?? null) : null,
  };
}

async function conditionOf(ctx: Ctx, query: AuditQuery): Promise<SQL | undefined> {
  const subject = query.subject?.includes('@') ? await userKey(ctx, query.subject) : query.subject;
  return and(
    query.who ? eq(auditLog.actor, await userKey(ctx, query.who)) : undefined,
    query.action ? eq(auditLog.action, query.action) : undefined,
    subject ? eq(auditLog.subject, subject) : undefined,
    query.from ? gte(auditLog.at, new Date(query.from)) : undefined,
    query.to ? lt(auditLog.at, new Date(new Date(query.to).getTime() + DAY_MS)) : undefined,
    query.after
      ? sql`(${auditLog.at}, ${auditLog.id}) < (select edge.at, edge.id from audit_log edge where edge.id = ${query.after})`
      : undefined,
  );
}

/** Nobody's key where there is no such person, so that nothing is found. */
async function userKey(ctx: Ctx, email: string): Promise<string> {
  const user = await accountWith(ctx, email);
  return `user:${user?.id ?? 'nobody'}`;
}
