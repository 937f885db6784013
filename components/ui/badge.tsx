import clsx from 'clsx';
import type { ReactNode } from 'react';
import type { Tone } from './tone';

/** A word or two about a state. */
export function Badge({ tone, children, className }: { tone?: Tone; children: ReactNode; className?: string }) {
  return (
    <span data-tone={tone} className={clsx('chip whitespace-nowrap', className)}>
      {children}
    </span>
  );
}
