import type { ProviderRow } from '@/lib/contracts/backoffice/providers';

/** The hour at a glance: a bar a minute, its lower part the failures. The figures beside it say the same in words. */
export function MinuteBars({ minutes }: { minutes: ProviderRow['minutes'] }) {
  const most = Math.max(1, ...minutes.map(({ calls }) => calls));
  const shown = minutes.slice(-60);
  if (shown.length === 0) return null;
  return (
    <div aria-hidden className="flex h-10 items-end gap-px">
      {shown.map(({ minute, calls, failed }) => (
        <span
          key={minute}
          className="flex max-w-3 flex-1 flex-col justify-end overflow-hidden rounded-t-sm bg-accent-soft"
          style={{ height: `${Math.max(8, (calls / most) * 100)}%` }}
        >
          <span className="bg-danger" style={{ height: `${calls === 0 ? 0 : (failed / calls) * 100}%` }} />
        </span>
      ))}
    </div>
  );
}
