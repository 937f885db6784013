import clsx from 'clsx';
import { ChevronDown } from 'lucide-react';
import { type ComponentProps, memo } from 'react';

/** A native `select` in our looks. `className` sizes the box around it. Give it a label. */
export function Select({ className, children, ...rest }: ComponentProps<'select'>) {
  return (
    <div className={clsx('relative', className)}>
      <select {...rest} className="input appearance-none truncate pr-9">
        {children}
      </select>
      <ChevronDown aria-hidden className="pointer-events-none absolute top-3.5 right-3 size-4 text-quiet" />
    </div>
  );
}

export type Choice = { value: string; label: string };

/** Drawn again only when the list is another one: a form with all countries is redrawn at every key. */
export const Options = memo(function Options({ of }: { of: readonly Choice[] }) {
  return of.map(({ value, label }) => (
    <option key={value} value={value}>
      {label}
    </option>
  ));
});
