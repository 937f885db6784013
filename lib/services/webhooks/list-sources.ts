import { asc, isNull, sql } from 'drizzle-orm';
import { oneOf } from '@/db/one-of';
import { webhookRegistrations, webhookSecrets } from '@/db/schema/webhooks';
import { requireMay } from '@/lib/domain/order/policy';
import { FULFILLMENTS } from '@/lib/domain/order/states';
import type { Ctx } from '@/lib/engine/ctx';
import { environmentSecrets } from './active-secrets';
import { addressesOf, messageSource, sourceNames } from './message-source';

type Counts = {
  source: string;
  lastEventAt: string | null;
  events: number;
  rejected: number;
  dead: number;
  openParts: number;
};

/** Who sends us messages, whether they reach us and with which secrets. Asks no service. Throws AppError forbidden. */
export async function listSources(ctx: Ctx) {
  requireMay(ctx.actor, 'webhooks.read');
  const names = sourceNames(ctx);
  const [registrations, secrets, counts] = await Promise.all([
    ctx.db.select().from(webhookRegistrations),
    ctx.db
      .select({
        source: webhookSecrets.source,
        createdAt: webhookSecrets.createdAt,
        createdBy: webhookSecrets.createdBy,
      })
      .from(webhookSecrets)
      .where(isNull(webhookSecrets.retiredAt))
      .orderBy(asc(webhookSecrets.createdAt)),
    countBySource(ctx, names),
  ]);
  const sources = names.map((source) => {
    const registration = registrations.find((row) => row.source === source);
    const own = counts.find((row) => row.source === source);
    return {
      source,
      label: messageSource(ctx, source).label(ctx),
      url: addressesOf(ctx, source).url,
      inOrder: registration?.inOrder ?? null,
      detail: registration?.detail ?? 'not asked yet',
      checkedAt: registration?.checkedAt ?? null,
      lastEventAt: own?.lastEventAt ? new Date(own.lastEventAt) : null,
      events24h: own?.events ?? 0,
      rejected24h: own?.rejected ?? 0,
      dead: own?.dead ?? 0,
      openParts: own?.openParts ?? 0,
      environmentSecrets: environmentSecrets(ctx, source).length,
      environmentName: `${source.toUpperCase()}_WEBHOOK_SECRET`,
      consoleSecrets: secrets
        .filter((secret) => secret.source === source)
        .map(({ createdAt, createdBy }) => ({ createdAt, createdBy })),
    };
  });
  return { sources };
}

function countBySource(ctx: Ctx, names: string[]): Promise<Counts[]> {
  const since = sql`${new Date(ctx.clock.now().getTime() - 86_400_000).toISOString()}::timestamptz`;
  const list = sql.join(
    names.map((name) => sql`(${name}::text)`),
    sql`, `,
  );
  return ctx.db.execute<Counts>(sql`
    select s.source,
      (select max(received_at) from webhook_events w where w.source = s.source and w.via = 'webhook') as "lastEventAt",
      (select count(*)::int from webhook_events w where w.source = s.source and w.via = 'webhook' and w.received_at > ${since}) as events,
      (select coalesce(sum(count), 0)::int from webhook_rejections r where r.source = s.source and r.hour > ${since}) as rejected,
      (select count(*)::int from webhook_events w where w.source = s.source and w.state = 'dead') as dead,
      (select count(*)::int from fulfillments f where f.provider = s.source and ${oneOf(sql`f.status`, FULFILLMENTS.atWork)}) as "openParts"
    from (values ${list}) as s(source)`);
}
