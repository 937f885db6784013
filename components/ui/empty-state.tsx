import clsx from 'clsx';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

/** `heading` is the level of the title: 1 where it is all there is on the page. */
export function EmptyState({
  icon: Icon,
  title,
  children,
  action,
  heading = 2,
}: {
  icon: LucideIcon;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
  heading?: 1 | 2;
}) {
  const Heading = heading === 1 ? 'h1' : 'h2';
  return (
    <div className="mx-auto flex max-w-md flex-col items-center px-4 py-16 text-center">
      <span className="mb-5 grid size-14 place-items-center rounded-full bg-soft text-quiet">
        <Icon aria-hidden className="size-6" />
      </span>
      <Heading className={clsx('max-w-full [overflow-wrap:anywhere]', heading === 1 ? 'text-title' : 'text-heading')}>
        {title}
      </Heading>
      {children === undefined ? null : <div className="mt-2 text-quiet">{children}</div>}
      {action === undefined ? null : <div className="mt-6 flex flex-wrap justify-center gap-3">{action}</div>}
    </div>
  );
}
