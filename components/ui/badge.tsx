import clsx from 'clsx';
import type { ReactNode } from 'react';
import { TONE_BOX, type Tone } from './tone';

export function Badge({
  tone = 'neutral',
  children,
  className,
}: {
  tone?: Tone;
  children: ReactNode;
  className?: string;
}) {
  return (
    <span
      className={clsx(
        'inline-flex items-center gap-1.5 rounded-full px-2.5 py-0.5 text-[0.8125rem] font-medium whitespace-nowrap',
        TONE_BOX[tone],
        className,
      )}
    >
      {children}
    </span>
  );
}
