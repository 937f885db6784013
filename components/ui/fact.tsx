import clsx from 'clsx';
import type { ReactNode } from 'react';

/** One line of a list of facts: a name and what it is. Stands in a `dl`. */
export function Fact({ name, children, className }: { name: string; children: ReactNode; className?: string }) {
  return (
    <div className={clsx('min-w-0', className)}>
      <dt className="text-quiet text-sm">{name}</dt>
      <dd className="min-w-0 [overflow-wrap:anywhere]">{children}</dd>
    </div>
  );
}

/** A name at the left and an amount at the right; the strong one is what the others come to. */
export function Amount({ name, children, strong = false }: { name: ReactNode; children: ReactNode; strong?: boolean }) {
  return (
    <div
      className={`flex items-baseline justify-between gap-4 ${strong ? 'border-line border-t pt-2 font-semibold' : ''}`}
    >
      <dt className={strong ? '' : 'text-quiet'}>{name}</dt>
      <dd className="text-right tabular-nums">{children}</dd>
    </div>
  );
}
