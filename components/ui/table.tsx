'use client';

import { ScrollArea } from '@base-ui/react/scroll-area';
import clsx from 'clsx';
import type { ComponentProps } from 'react';

/** Scrolls sideways inside its own box on a phone, by keyboard too. `caption` is read out, not shown. */
export function Table({ caption, className, children, ...rest }: ComponentProps<'table'> & { caption: string }) {
  return (
    <ScrollArea.Root className="rounded-box border border-line bg-card">
      {/* `relative`: what only screen readers see lies absolutely and would widen the page. */}
      <ScrollArea.Viewport className="relative">
        <table
          {...rest}
          className={clsx(
            'w-full border-collapse text-left text-[0.9375rem] [&_tbody_tr:last-child>*]:border-b-0',
            className,
          )}
        >
          <caption className="sr-only">{caption}</caption>
          {children}
        </table>
      </ScrollArea.Viewport>
      <ScrollArea.Scrollbar orientation="horizontal" className="flex h-2 p-0.5">
        <ScrollArea.Thumb className="rounded-full bg-line-strong" />
      </ScrollArea.Scrollbar>
    </ScrollArea.Root>
  );
}

/** A column's title. */
export function Th({ className, ...rest }: ComponentProps<'th'>) {
  return (
    <th
      scope="col"
      {...rest}
      className={clsx('border-line border-b px-4 py-3 font-medium text-quiet text-sm whitespace-nowrap', className)}
    />
  );
}

export function Td({ className, ...rest }: ComponentProps<'td'>) {
  return <td {...rest} className={clsx('border-line border-b px-4 py-3 align-top', className)} />;
}
