import { and, desc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { effects } from '@/db/schema/operations';
import { orders } from '@/db/schema/orders';
import type { MailsQuery } from '@/lib/domain/order/list-filters';
import { MAIL_LABEL, type MailState, mailOf } from '@/lib/domain/order/mails';
import { requireMay } from '@/lib/domain/order/policy';
import type { EffectState } from '@/lib/domain/order/states';
import type { Ctx } from '@/lib/engine/ctx';

const PAGE = 50;

const STATE: Record<EffectState, MailState> = {
  pending: 'pending',
  done: 'sent',
  dropped: 'dropped',
  attention: 'failed',
  dead: 'failed',
};

/** The mails of all orders, newest first, in keyset pages: to whom, when, and how far they came. Throws AppError forbidden. */
export async function listMails(ctx: Ctx, query: MailsQuery) {
  requireMay(ctx.actor, 'mails.read');
  const rows = await ctx.db
    .select({
      effect: effects,
      orderNumber: orders.orderNumber,
      locale: orders.locale,
      orderId: orders.id,
      emailSealed: orders.emailSealed,
    })
    .from(effects)
    .innerJoin(orders, eq(orders.id, effects.orderId))
    .where(conditionOf(query))
    .orderBy(desc(effects.createdAt), desc(effects.id))
    .limit(PAGE + 1);
  const shown = rows.slice(0, PAGE);
  return {
    entries: shown.flatMap(({ effect, orderNumber, locale, orderId, emailSealed }) => {
      const mail = mailOf(effect.kind);
      return mail === null
        ? []
        : [
            {
              id: effect.id,
              orderNumber,
              to: ctx.vault.open(orders.emailSealed, orderId, emailSealed),
              label: MAIL_LABEL[mail],
              locale,
              state: STATE[effect.state],
              /** Sent once more by staff. */
              again: effect.generation > 1,
              attempts: effect.attempts,
              note: effect.note,
              owedAt: effect.owedAt.toISOString(),
              sentAt: effect.state === 'done' ? effect.updatedAt.toISOString() : null,
            },
          ];
    }),
    older: rows.length > PAGE ? (shown.at(-1)?.effect.id ?? null) : null,
  };
}

function conditionOf({ mail, state, order, after }: MailsQuery): SQL | undefined {
  const states = (Object.keys(STATE) as EffectState[]).filter((each) => STATE[each] === state);
  return and(
    // In the words of the index.
    sql`${effects.kind} like 'mail_%'`,
    mail ? eq(effects.kind, `mail_${mail}`) : undefined,
    state ? inArray(effects.state, states) : undefined,
    order ? eq(orders.orderNumber, order) : undefined,
    after
      ? sql`(${effects.createdAt}, ${effects.id}) < (select edge.created_at, edge.id from effects edge where edge.id = ${after})`
      : undefined,
  );
}
