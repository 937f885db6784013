import { AppError } from '@/lib/domain/core/errors';
import { requireMay } from '@/lib/domain/order/policy';
import type { Ctx } from '@/lib/engine/ctx';
import { dayFigures } from './day-figures';
import { orderFigures } from './order-figures';
import { satisfactionFigures, stageFigures } from './stage-figures';
import { syncFigures, webhookFigures } from './webhook-figures';

const DAY_MS = 86_400_000;
const MAX_DAYS = 366;

/** A period's figures and those of the same number of days before it. Throws AppError forbidden, invalid_input. */
export async function readMetrics(ctx: Ctx, input: { from: string; to: string }) {
  requireMay(ctx.actor, 'metrics.read');
  const from = new Date(`${input.from}T00:00:00Z`);
  const end = new Date(Date.parse(`${input.to}T00:00:00Z`) + DAY_MS);
  const days = Math.round((end.getTime() - from.getTime()) / DAY_MS);
  if (!(days >= 1 && days <= MAX_DAYS))
    throw new AppError('invalid_input', `Choose between one and ${MAX_DAYS} days, the first one first.`);
  const before = { from: new Date(from.getTime() - days * DAY_MS), end: from };
  const [current, previous] = await Promise.all([period(ctx, { from, end }), period(ctx, before)]);
  return { current, previous };
}

async function period(ctx: Ctx, span: { from: Date; end: Date }) {
  const [orders, webhooks, sync, stages, satisfaction, days] = await Promise.all([
    orderFigures(ctx, span),
    webhookFigures(ctx, span),
    syncFigures(ctx, span),
    stageFigures(ctx, span),
    satisfactionFigures(ctx, span),
    dayFigures(ctx, span),
  ]);
  return {
    from: span.from.toISOString().slice(0, 10),
    to: new Date(span.end.getTime() - DAY_MS).toISOString().slice(0, 10),
    orders,
    webhooks,
    sync,
    stages,
    satisfaction,
    days,
  };
}
