import clsx from 'clsx';
import Link from 'next/link';

const SPANS = [7, 30, 90];
const DAY_MS = 86_400_000;

/** The last days up to today, UTC: `{ from, to }` as dates. */
export function lastDays(days: number, nowMs: number): { from: string; to: string } {
  const dayOf = (ms: number) => new Date(ms).toISOString().slice(0, 10);
  return { from: dayOf(nowMs - (days - 1) * DAY_MS), to: dayOf(nowMs) };
}

/** Common ranges as links, any range as a form; the address keeps it. */
export function RangeBar({ from, to, nowMs }: { from: string; to: string; nowMs: number }) {
  return (
    <div className="mb-6 flex flex-wrap items-end gap-x-5 gap-y-3">
      <nav aria-label="Range" className="flex gap-1.5">
        {SPANS.map((days) => {
          const span = lastDays(days, nowMs);
          const current = span.from === from && span.to === to;
          return (
            <Link
              key={days}
              href={`/admin/figures?${new URLSearchParams(span)}`}
              aria-current={current ? 'true' : undefined}
              className={clsx(
                'inline-flex min-h-11 items-center rounded-control border px-4 text-sm',
                current
                  ? 'border-accent bg-accent-soft font-medium text-accent'
                  : 'border-line-strong bg-card hover:bg-soft',
              )}
            >
              {days} days
            </Link>
          );
        })}
      </nav>
      <form key={`${from} ${to}`} action="/admin/figures" noValidate className="flex flex-wrap items-end gap-2">
        <label className="flex flex-col text-quiet text-sm">
          From
          <input type="date" name="from" defaultValue={from} className="input mt-1 w-40" />
        </label>
        <label className="flex flex-col text-quiet text-sm">
          To
          <input type="date" name="to" defaultValue={to} className="input mt-1 w-40" />
        </label>
        <button type="submit" className="btn btn-quiet">
          Show
        </button>
      </form>
    </div>
  );
}
