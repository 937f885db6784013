import { inArray } from 'drizzle-orm';
import { alerts } from '@/db/schema/operations';
import type { OrderEventRow } from '@/db/schema/order-events';
import type { FulfillmentRow, OrderItemRow } from '@/db/schema/orders';
import { type ProblemReportRow, problemReports } from '@/db/schema/service';
import { carrierName } from '@/lib/domain/address/carriers';
import { addBusinessDays, isoDay } from '@/lib/domain/core/days';
import { dayRange } from '@/lib/domain/order/delivery-window';
import { isForShopper } from '@/lib/domain/order/timeline';
import type { Ctx } from '@/lib/engine/ctx';
import { wordsIn } from '@/lib/platform/words';
import { piecesIn } from '../status/items-of';

/** Banks take this long to show a refund, in business days. */
const REFUND_FROM_DAYS = 5;
const REFUND_TO_DAYS = 10;

/** Each refund once, as far as it has come, and when it should show on the statement. */
export function refundViews(events: readonly OrderEventRow[]) {
  const byRefund = Map.groupBy(
    events.filter(({ kind }) => kind.startsWith('refund.')),
    ({ onceKey, id }) => onceKey ?? String(id),
  );
  return [...byRefund.values()].flatMap((story) => {
    const [first] = story;
    if (!first) return [];
    const has = (kind: string) => story.some((event) => event.kind === kind);
    const amount = story.map(({ data }) => data['amount_minor']).find((value) => typeof value === 'number');
    const startedAt = first.occurredAt;
    return {
      amountMinor: typeof amount === 'number' ? amount : null,
      state: has('refund.failed')
        ? ('failed' as const)
        : has('refund.succeeded')
          ? ('sent' as const)
          : ('requested' as const),
      startedAt,
      expectedFrom: isoDay(addBusinessDays(startedAt, REFUND_FROM_DAYS)),
      expectedTo: isoDay(addBusinessDays(startedAt, REFUND_TO_DAYS)),
    };
  });
}

/** What happened, in the reader's words, oldest first. In an order of several parts, with what it is about. */
export function timelineView(
  ctx: Ctx,
  events: readonly OrderEventRow[],
  { parts, items }: { parts: readonly FulfillmentRow[]; items: readonly OrderItemRow[] },
) {
  const t = wordsIn(ctx.locale, 'timeline');
  const providers = new Set(items.map(({ provider }) => provider));
  return events.flatMap((event) => {
    const { kind } = event;
    if (!isForShopper(kind)) return [];
    const part = parts.find(({ id }) => id === event.fulfillmentId);
    const again = part !== undefined && part.replacement > 0;
    const about = part && (again || providers.size > 1) ? piecesIn(part, items) : [];
    const titles = about.map(({ title }) => title).join(', ');
    return [
      {
        timestamp: event.occurredAt,
        status: kind,
        title: t(`${kind}.title`),
        description: detailOf(ctx, event) ?? t(`${kind}.text`),
        about: about.length === 0 ? null : again ? t('replacementOf', { titles }) : titles,
      },
    ];
  });
}

function detailOf({ locale }: Ctx, { kind, data }: OrderEventRow): string | null {
  const t = wordsIn(locale, 'timeline');
  const text = (name: string) => (typeof data[name] === 'string' ? data[name] : null);
  switch (kind) {
    case 'delivery.window_changed': {
      const [from, to, oldFrom, oldTo] = [text('from'), text('to'), text('previous_from'), text('previous_to')];
      if (!from || !to || !oldFrom || !oldTo) return null;
      return t('newDates', { now: dayRange(from, to, locale), before: dayRange(oldFrom, oldTo, locale) });
    }
    case 'package.shipped':
      return text('carrier') ? t('travelsWith', { carrier: carrierName(text('carrier') ?? '') }) : null;
    default:
      return null;
  }
}

/** The shopper's own reports and rating. A report is closed when staff have closed what it raised. */
export async function voiceOf(
  ctx: Ctx,
  {
    reports,
    rated,
  }: {
    reports: Pick<ProblemReportRow, 'id' | 'kind' | 'createdAt' | 'answer' | 'answerSealed'>[];
    rated: { rating: number } | null;
  },
) {
  const raised =
    reports.length === 0
      ? []
      : await ctx.db
          .select({ key: alerts.key, state: alerts.state })
          .from(alerts)
          .where(
            inArray(
              alerts.key,
              reports.map(({ id }) => `problem_report:${id}`),
            ),
          );
  return {
    problems: reports.map(({ id, kind, createdAt, answer, answerSealed }) => ({
      id,
      kind,
      label: wordsIn(ctx.locale, 'problem')(kind),
      createdAt,
      answer,
      answerWords: answerSealed === null ? null : ctx.vault.open(problemReports.answerSealed, id, answerSealed),
      closed: raised.some(({ key, state }) => key === `problem_report:${id}` && state === 'resolved'),
    })),
    rating: rated?.rating ?? null,
  };
}
