import type { ReactNode } from 'react';

/** One figure, and how it stood in the period before. */
export function StatTile({
  label,
  value,
  change,
  more = [],
  note,
  against = 'before',
}: {
  label: string;
  value: ReactNode;
  change: string | null;
  /** The same figure in other currencies. */
  more?: readonly { value: string; change: string | null }[];
  note?: string;
  /** What `change` compares with. */
  against?: string;
}) {
  return (
    <div className="card max-sm:p-4">
      <dt className="text-quiet text-sm">{label}</dt>
      <dd className="mt-1">
        <span className="font-semibold text-2xl tabular-nums tracking-tight">{value}</span>
        {note ? <span className="mt-1 block text-sm">{note}</span> : null}
        {change === null ? null : (
          <span className="mt-1 block text-quiet text-sm">
            {change === 'as before' ? `as ${against}` : `${change} against ${against}`}
          </span>
        )}
        {more.map((other) => (
          <span key={other.value} className="mt-1 block text-sm">
            <span className="font-medium tabular-nums">{other.value}</span>
            {other.change === null ? null : <span className="text-quiet"> {other.change}</span>}
          </span>
        ))}
      </dd>
    </div>
  );
}
