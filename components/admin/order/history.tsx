'use client';

import { parseAsArrayOf, parseAsStringLiteral, useQueryState } from 'nuqs';
import { When } from '@/components/tracking/when';
import { Card } from '@/components/ui/card';
import type { HistoryEntry } from '@/lib/contracts/backoffice/admin-order';
import { LANES, type Lane } from '@/lib/domain/order/timeline';

const LANE: Record<Lane, { label: string; dot: string }> = {
  payment: { label: 'Payment', dot: 'bg-good' },
  provider: { label: 'Provider', dot: 'bg-accent' },
  webhook: { label: 'Webhooks', dot: 'bg-line-strong' },
  mail: { label: 'Mail', dot: 'bg-info' },
  staff: { label: 'Staff', dot: 'bg-warn' },
  customer: { label: 'Customer', dot: 'bg-ink' },
  system: { label: 'System', dot: 'bg-line-strong' },
};

/** Everything that happened around the order in one line of time, newest first; what is shown stands in the address. */
export function History({ entries }: { entries: readonly HistoryEntry[] }) {
  const [shown, setShown] = useQueryState('show', parseAsArrayOf(parseAsStringLiteral(LANES)).withDefault([]));
  const visible = entries.filter(({ lane, quiet }) => (shown.length === 0 ? !quiet : shown.includes(lane)));
  const quiet = shown.length === 0 ? entries.length - visible.length : 0;
  const toggle = (lane: Lane) => {
    const next = shown.includes(lane) ? shown.filter((other) => other !== lane) : [...shown, lane];
    void setShown(next.length === 0 ? null : next);
  };
  return (
    <Card title="History">
      <fieldset className="mb-5 flex flex-wrap gap-2">
        <legend className="sr-only">Show only</legend>
        {LANES.filter((lane) => entries.some((entry) => entry.lane === lane)).map((lane) => (
          <button
            key={lane}
            type="button"
            aria-pressed={shown.includes(lane)}
            onClick={() => toggle(lane)}
            className="inline-flex min-h-9 items-center gap-2 rounded-full border border-line px-3 text-sm hover:bg-soft aria-pressed:border-ink aria-pressed:bg-ink aria-pressed:text-page"
          >
            <span aria-hidden className={`size-2 rounded-full ${LANE[lane].dot}`} />
            {LANE[lane].label}
          </button>
        ))}
      </fieldset>
      {visible.length === 0 ? <p className="text-quiet">Nothing of this kind happened.</p> : null}
      <ol className="space-y-3">
        {visible.map((entry) => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </ol>
      {quiet > 0 ? (
        <p className="mt-5 text-quiet text-sm">
          {quiet === 1 ? '1 webhook' : `${quiet} webhooks`} that changed nothing left out. Choose Webhooks to see them.
        </p>
      ) : null}
    </Card>
  );
}

function Entry({ entry }: { entry: HistoryEntry }) {
  return (
    <li className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3">
      <span aria-hidden className={`mt-2 size-2.5 rounded-full ${LANE[entry.lane].dot}`} />
      <div className="min-w-0">
        <p className="flex flex-wrap items-baseline justify-between gap-x-4">
          <span className="font-medium">{entry.title}</span>
          <span className="text-quiet text-sm">
            <When iso={entry.at} seconds />
          </span>
        </p>
        {entry.detail ? <p className="whitespace-pre-wrap text-sm [overflow-wrap:anywhere]">{entry.detail}</p> : null}
        <details className="text-quiet text-sm [overflow-wrap:anywhere]">
          <summary className="w-fit cursor-pointer">
            Details<span className="sr-only"> of {entry.title}</span>
          </summary>
          {LANE[entry.lane].label} · via {entry.source} · by {entry.actor} · <code>{entry.kind}</code>
        </details>
      </div>
    </li>
  );
}
