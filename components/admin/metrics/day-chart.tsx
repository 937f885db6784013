'use client';
import { Bar, BarChart, CartesianGrid, Legend, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { MetricsPeriod } from '@/lib/contracts/backoffice/metrics';
import { ChartCard } from './chart-card';

type Day = MetricsPeriod['days'][number];
type Series = { key: Exclude<keyof Day, 'day'>; label: string; color: string };
type Props = {
  title: string;
  summary: string;
  days: readonly Day[];
  series: readonly [Series, Series];
  stacked?: boolean;
};

const TICK = { fill: 'var(--quiet)', fontSize: 12 };
export const TOOLTIP = {
  contentStyle: {
    background: 'var(--card)',
    border: '1px solid var(--line)',
    borderRadius: '0.625rem',
    color: 'var(--ink)',
    fontSize: 13,
  },
  cursor: { fill: 'var(--soft)' },
  isAnimationActive: false,
};

const FORMAT = new Intl.DateTimeFormat('en', { month: 'short', day: 'numeric', timeZone: 'UTC' });

/** `2026-07-03` → `Jul 3`. Days are UTC. */
const short = (day: string) => FORMAT.format(new Date(day));

/** Two figures a day, side by side or one upon the other. */
export function DayChart({ title, summary, days, series, stacked = false }: Props) {
  return (
    <ChartCard
      title={title}
      summary={summary}
      columns={['Day', ...series.map(({ label }) => label)]}
      rows={days.map((day) => ({ id: day.day, cells: [day.day, ...series.map(({ key }) => day[key])] }))}
    >
      <ResponsiveContainer width="100%" height="100%">
        <BarChart data={[...days]} margin={{ top: 4, right: 4, bottom: 0, left: -22 }} accessibilityLayer={false}>
          <CartesianGrid vertical={false} stroke="var(--line)" />
          <XAxis dataKey="day" tickFormatter={short} tick={TICK} tickLine={false} axisLine={false} minTickGap={28} />
          <YAxis allowDecimals={false} tick={TICK} tickLine={false} axisLine={false} />
          <Tooltip {...TOOLTIP} labelFormatter={(day) => short(String(day))} />
          <Legend iconType="circle" iconSize={8} wrapperStyle={{ fontSize: 13, color: 'var(--ink)' }} />
          {series.map(({ key, label, color }) => (
            <Bar
              key={key}
              dataKey={key}
              name={label}
              fill={color}
              maxBarSize={22}
              isAnimationActive={false}
              radius={stacked ? 0 : [3, 3, 0, 0]}
              {...(stacked ? { stackId: 'one' } : {})}
            />
          ))}
        </BarChart>
      </ResponsiveContainer>
    </ChartCard>
  );
}
