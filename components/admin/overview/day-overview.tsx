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
  const sums = (now: Overview['today'], before: Overview['today']) =>
    now.currency === before.currency ? change(now.minor, before.minor, 'count') : null;
  return (
    <dl className="mb-6 grid grid-cols-2 gap-3 sm:gap-4 xl:grid-cols-4">
      <StatTile
        label="Orders today"
        value={today.orders}
        change={change(today.orders, sameDay.orders, 'count')}
        against={lastDay}
      />
      <StatTile label="Sales today" value={money(today)} change={sums(today, sameDay)} against={lastDay} />
      <StatTile
        label="Sales in 7 days"
        value={money(week)}
        note={`${week.orders} ${week.orders === 1 ? 'order' : 'orders'}`}
        change={sums(week, weekBefore)}
        against="the 7 days before"
      />
      <StatTile
        label="Profit in 7 days"
        value={profit === null || profit.minor === null ? '–' : money({ ...profit, minor: profit.minor })}
        note={profitNote(profit)}
        change={null}
      />
    </dl>
  );
}

const money = ({ minor, currency }: { minor: number; currency: string | null }) =>
  currency === null ? '–' : formatMoney(minor, currency);

function profitNote(profit: Overview['profit']): string {
  if (profit === null || profit.unknown === 0) return 'after print costs, before payment fees';
  const orders = profit.unknown === 1 ? '1 order' : `${profit.unknown} orders`;
  return `before payment fees, without ${orders} whose print cost is not known yet`;
}
