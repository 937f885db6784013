import type { Metadata } from 'next';
import { FigureBoard } from '@/components/admin/metrics/figure-board';
import { lastDays, RangeBar } from '@/components/admin/metrics/range-bar';
import { NotAllowed } from '@/components/admin/not-allowed';
import { PageHead } from '@/components/admin/page-head';
import { Alert } from '@/components/ui/alert';
import { metricsAnswer, metricsQuery } from '@/lib/contracts/backoffice/metrics';
import { toAnswer } from '@/lib/contracts/facts';
import { AppError } from '@/lib/domain/core/errors';
import type { Ctx } from '@/lib/engine/ctx';
import { readMetrics } from '@/lib/services/backoffice/metrics/read-metrics';
import { staffContext } from '../staff-context';

export const metadata: Metadata = { title: 'Figures' };

const DEFAULT_DAYS = 30;
type Search = Record<string, string | string[] | undefined>;

export default async function FiguresPage({ searchParams }: { searchParams: Promise<Search> }) {
  const ctx = await staffContext();
  if (!ctx) return <NotAllowed />;
  const { from, to } = await searchParams;
  const nowMs = ctx.clock.now().getTime();
  const asked = metricsQuery.safeParse(from || to ? { from, to } : lastDays(DEFAULT_DAYS, nowMs));
  const range = asked.success ? asked.data : lastDays(DEFAULT_DAYS, nowMs);
  return (
    <>
      <PageHead title="Figures">How the machinery runs, against the same number of days before. Days are UTC.</PageHead>
      <RangeBar {...range} nowMs={nowMs} />
      {asked.success ? (
        <Figures ctx={ctx} range={range} />
      ) : (
        <Alert tone="warn" title="That is not a range of days">
          Choose a first and a last day.
        </Alert>
      )}
    </>
  );
}

async function Figures({ ctx, range }: { ctx: Ctx; range: { from: string; to: string } }) {
  const metrics = await figuresOf(ctx, range);
  if (typeof metrics === 'string') return <Alert tone="warn" title={metrics} />;
  return <FigureBoard metrics={metrics} />;
}

/** The figures, or why that range has none. */
async function figuresOf(ctx: Ctx, range: { from: string; to: string }) {
  try {
    return toAnswer(metricsAnswer, await readMetrics(ctx, range));
  } catch (error) {
    if (error instanceof AppError && error.code === 'invalid_input') return error.message;
    throw error;
  }
}
