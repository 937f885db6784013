import clsx from 'clsx';
import { LoaderCircle } from 'lucide-react';

/** `label` is read out; leave it away where words beside it already say what is going on. */
export function Spinner({ label, className }: { label?: string; className?: string }) {
  return (
    <span className="inline-flex items-center" role={label === undefined ? undefined : 'status'}>
      <LoaderCircle aria-hidden className={clsx('animate-spin', className ?? 'size-5')} />
      {label === undefined ? null : <span className="sr-only">{label}</span>}
    </span>
  );
}
