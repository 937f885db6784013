import clsx from 'clsx';

/** A grey stand-in of the size given by `className`. Put `Loading` around a group of them. */
export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden className={clsx('animate-pulse rounded-control bg-soft', className)} />;
}
