import type { Overview } from '@/lib/contracts/backoffice/overview';
import { formatMoney } from '@/lib/domain/money/money';
import { change } from '../metrics/figures';
import { StatTile } from '../metrics/stat-tile';
import { PageHead } from '../page-head';
import { BestSellers } from './best-sellers';
import { ServiceList } from './service-list';
import { SetUpList } from './set-up-list';
import { ToDoList } from './to-do-list';
import { WatchList } from './watch-list';

/** What a working day begins with. */
export function DayOverview({ overview }: { overview: Overview }) {
  const { now, zone, set_up: setUp } = overview;
  const today = new Intl.DateTimeFormat('en', { dateStyle: 'full', timeZone: zone }).format(new Date(now));
  return (
    <>
      <PageHead title="Overview">
        {today}, {zone === 'UTC' ? 'UTC' : `by the clock of ${zone.replaceAll('_', ' ')}`}
      </PageHead>
      {setUp === null ? null : <SetUpList steps={setUp} />}
      <Tiles overview={overview} />
      <div className="grid items-start gap-4 xl:grid-cols-2">
        <ToDoList todo={overview.todo} />
        <WatchList watched={overview.watched} doubtful={overview.doubtful} />
        <BestSellers sellers={overview.sellers} />
        <ServiceList services={overview.services} />
      </div>
    </>
  );
}

function Tiles({ overview }: { overview: Overview }) {
  const { now, zone, today, same_day: sameDay, week, week_before: weekBefore, profit } = overview;
  const weekday = new Intl.DateTimeFormat('en', { weekday: 'long', timeZone: zone }).format(new Date(now));
  const lastDay = `last ${weekday} by now`;
  return (
    <dl className="mb-6 grid grid-cols-2 gap-3 sm:gap-4 xl:grid-cols-4">
      <StatTile
        label="Orders today"
        value={today.orders}
        change={change(today.orders, sameDay.orders, 'count')}
        against={lastDay}
      />
      <StatTile label="Sales today" {...byCurrency(today, sameDay)} against={lastDay} />
      <StatTile
        label="Sales in 7 days"
        note={`${week.orders} ${week.orders === 1 ? 'order' : 'orders'}`}
        {...byCurrency(week, weekBefore)}
        against="the 7 days before"
      />
      <StatTile
        label="Profit in 7 days"
        {...firstAndMore(
          profit.flatMap(({ minor, currency }) =>
            minor === null ? [] : { value: formatMoney(minor, currency), change: null },
          ),
        )}
        note={profitNote(profit)}
      />
    </dl>
  );
}

/** Each currency against itself; one in which nothing is sold any more is told, too. */
function byCurrency(now: Overview['today'], before: Overview['today']) {
  const currencies = new Set([...now.sums, ...before.sums].map(({ currency }) => currency));
  return firstAndMore(
    [...currencies].map((currency) => ({
      value: formatMoney(minorIn(now, currency), currency),
      change: change(minorIn(now, currency), minorIn(before, currency), 'count'),
    })),
  );
}

const minorIn = ({ sums }: Overview['today'], currency: string) =>
  sums.find((sum) => sum.currency === currency)?.minor ?? 0;

type Figure = { value: string; change: string | null };
function firstAndMore([first = { value: '–', change: null }, ...more]: Figure[]) {
  return { ...first, more };
}

function profitNote(profit: Overview['profit']): string {
  const unknown = profit.reduce((sum, each) => sum + each.unknown, 0);
  if (unknown === 0) return 'after print costs, before payment fees';
  const orders = unknown === 1 ? '1 order' : `${unknown} orders`;
  return `before payment fees, without ${orders} whose print cost is not known yet`;
}
