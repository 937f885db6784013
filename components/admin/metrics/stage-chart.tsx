'use client';
import { Bar, BarChart, CartesianGrid, Legend, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { MetricsPeriod } from '@/lib/contracts/backoffice/metrics';
import { ChartCard } from './chart-card';
import { TOOLTIP } from './day-chart';
import { hours } from './figures';

const TICK = { fill: 'var(--quiet)', fontSize: 12 };

/** How long a part stays in each stage: the middle one and nine of ten. */
export function StageChart({ stages }: { stages: MetricsPeriod['stages'] }) {
  return (
    <ChartCard
      title="Processing time by stage"
      summary="Half of all parts are through in the first time, nine of ten in the second."
      columns={['Stage', 'Parts', 'Half (p50)', 'Nine of ten (p90)']}
      rows={stages.map((stage) => ({
        id: stage.stage,
        cells: [stage.label, stage.count, hours(stage.p50_hours), hours(stage.p90_hours)],
      }))}
    >
      <ResponsiveContainer width="100%" height="100%">
        <BarChart
          data={stages}
          layout="vertical"
          margin={{ top: 4, right: 16, bottom: 0, left: 4 }}
          accessibilityLayer={false}
        >
          <CartesianGrid horizontal={false} stroke="var(--line)" />
          <XAxis
            type="number"
            tick={TICK}
            tickLine={false}
            axisLine={false}
            tickFormatter={(value) => hours(Number(value))}
          />
          <YAxis type="category" dataKey="label" tick={TICK} tickLine={false} axisLine={false} width={116} />
          <Tooltip {...TOOLTIP} formatter={(value) => hours(Number(value))} />
          <Legend iconType="circle" iconSize={8} wrapperStyle={{ fontSize: 13 }} />
          <Bar dataKey="p50_hours" name="Half" fill="var(--accent)" maxBarSize={14} isAnimationActive={false} />
          <Bar
            dataKey="p90_hours"
            name="Nine of ten"
            fill="var(--line-strong)"
            maxBarSize={14}
            isAnimationActive={false}
          />
        </BarChart>
      </ResponsiveContainer>
    </ChartCard>
  );
}
