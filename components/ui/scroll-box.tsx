'use client';

import { ScrollArea } from '@base-ui/react/scroll-area';
import clsx from 'clsx';
import type { ReactNode } from 'react';

/** A box that scrolls inside itself, by keyboard too. `className` limits its height. */
export function ScrollBox({ className, children }: { className: string; children: ReactNode }) {
  return (
    <ScrollArea.Root>
      <ScrollArea.Viewport className={clsx('relative', className)}>{children}</ScrollArea.Viewport>
      <ScrollArea.Scrollbar orientation="vertical" className="flex w-2 p-0.5">
        <ScrollArea.Thumb className="rounded-full bg-line-strong" />
      </ScrollArea.Scrollbar>
    </ScrollArea.Root>
  );
}
