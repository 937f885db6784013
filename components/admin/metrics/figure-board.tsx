import type { MetricsAnswer, MetricsPeriod } from '@/lib/contracts/backoffice/metrics';
import { formatMoney } from '@/lib/domain/money/money';
import { DayChart } from './day-chart';
import { change, percent } from './figures';
import { SatisfactionChart } from './satisfaction-chart';
import { StageChart } from './stage-chart';
import { StatTile } from './stat-tile';

/** The figures of a period against the one before it. */
export function FigureBoard({ metrics }: { metrics: MetricsAnswer }) {
  const { current } = metrics;
  const { webhooks, days } = current;
  return (
    <>
      <Tiles metrics={metrics} />
      <div className="grid gap-4 xl:grid-cols-2">
        <DayChart
          title="Orders"
          summary={`${current.orders.paid} paid and ${days.reduce((sum, { delivered }) => sum + delivered, 0)} delivered in this time.`}
          days={days}
          series={[
            { key: 'paid', label: 'Paid', color: 'var(--accent)' },
            { key: 'delivered', label: 'Delivered', color: 'var(--line-strong)' },
          ]}
        />
        <DayChart
          title="Webhooks"
          summary={`${webhooks.received} came in; ${webhooks.dead + webhooks.rejected} were turned away or given up.`}
          days={days}
          series={[
            { key: 'webhooks', label: 'Received', color: 'var(--accent)' },
            { key: 'webhook_failures', label: 'Failed', color: 'var(--danger)' },
          ]}
        />
        <DayChart
          stacked
          title="Who told us first"
          summary="Changes a message brought, and those that only the sync found."
          days={days}
          series={[
            { key: 'by_webhook', label: 'By webhook', color: 'var(--accent)' },
            { key: 'by_sync', label: 'Found by the sync', color: 'var(--warn)' },
          ]}
        />
        <StageChart stages={current.stages} />
        <SatisfactionChart satisfaction={current.satisfaction} />
      </div>
    </>
  );
}

function Tiles({ metrics }: { metrics: MetricsAnswer }) {
  const { current, previous } = metrics;
  const { webhooks, sync } = current;
  return (
    <dl className="mb-6 grid grid-cols-2 gap-3 sm:gap-4 xl:grid-cols-4">
      <StatTile
        label="Paid orders"
        value={current.orders.paid}
        change={change(current.orders.paid, previous.orders.paid, 'count')}
        note={`${current.orders.placed} placed`}
      />
      <StatTile label="Revenue, less refunds" value={<Revenue period={current} />} change={revenueChange(metrics)} />
      <StatTile
        label="Payment to fulfillment"
        value={percent(current.orders.fulfillment_rate)}
        change={change(current.orders.fulfillment_rate, previous.orders.fulfillment_rate, 'rate')}
        note={`${current.orders.fulfilled} of ${current.orders.paid} with a print shop`}
      />
      <StatTile
        label="Delivered"
        value={current.orders.delivered}
        change={change(current.orders.delivered, previous.orders.delivered, 'count')}
        note={`${current.orders.canceled} canceled`}
      />
      <StatTile
        label="Webhook success"
        value={percent(webhooks.success_rate)}
        change={change(webhooks.success_rate, previous.webhooks.success_rate, 'rate')}
        note={`${webhooks.received} received, ${webhooks.rejected} turned away`}
      />
      <StatTile
        label="Sync accuracy"
        value={percent(sync.accuracy)}
        change={change(sync.accuracy, previous.sync.accuracy, 'rate')}
        note={`the sync found ${sync.by_sync} of ${sync.by_sync + sync.by_webhook} changes`}
      />
      <StatTile
        label="Sync runs"
        value={sync.runs}
        change={change(sync.runs, previous.sync.runs, 'count')}
        note={`${sync.failed_runs} with errors`}
      />
      <StatTile
        label="Satisfaction"
        value={current.satisfaction.average === null ? '–' : `${current.satisfaction.average.toFixed(1)} of 5`}
        change={change(current.satisfaction.average, previous.satisfaction.average, 'stars')}
        note={`${current.satisfaction.answers} answers`}
      />
    </dl>
  );
}

function Revenue({ period }: { period: MetricsPeriod }) {
  const [first] = period.orders.revenue;
  return first ? formatMoney(first.minor, first.currency) : '–';
}

/** Only within one currency. */
function revenueChange({ current, previous }: MetricsAnswer): string | null {
  const [first] = current.orders.revenue;
  const before = previous.orders.revenue.find(({ currency }) => currency === first?.currency);
  return first ? change(first.minor, before?.minor ?? 0, 'count') : null;
}
