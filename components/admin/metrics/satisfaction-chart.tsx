'use client';
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { MetricsPeriod } from '@/lib/contracts/backoffice/metrics';
import { ChartCard } from './chart-card';
import { TOOLTIP } from './day-chart';

const TICK = { fill: 'var(--quiet)', fontSize: 12 };

/** What shoppers answered after delivery, from 1 to 5. */
export function SatisfactionChart({ satisfaction }: { satisfaction: MetricsPeriod['satisfaction'] }) {
  const rows = [1, 2, 3, 4, 5].map((rating) => ({
    rating,
    count: satisfaction.ratings.find((each) => each.rating === rating)?.count ?? 0,
  }));
  return (
    <ChartCard
      title="Satisfaction"
      summary={
        satisfaction.average === null
          ? 'Nobody has answered in this time.'
          : `${satisfaction.average.toFixed(1)} of 5 on average, from ${satisfaction.answers} answers.`
      }
      columns={['Rating', 'Answers']}
      rows={rows.map(({ rating, count }) => ({ id: String(rating), cells: [rating, count] }))}
    >
      <ResponsiveContainer width="100%" height="100%">
        <BarChart data={rows} margin={{ top: 4, right: 4, bottom: 0, left: -22 }} accessibilityLayer={false}>
          <CartesianGrid vertical={false} stroke="var(--line)" />
          <XAxis dataKey="rating" tick={TICK} tickLine={false} axisLine={false} />
          <YAxis allowDecimals={false} tick={TICK} tickLine={false} axisLine={false} />
          <Tooltip {...TOOLTIP} />
          <Bar
            dataKey="count"
            name="Answers"
            fill="var(--accent)"
            maxBarSize={44}
            radius={[3, 3, 0, 0]}
            isAnimationActive={false}
          />
        </BarChart>
      </ResponsiveContainer>
    </ChartCard>
  );
}
