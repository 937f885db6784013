import clsx from 'clsx';
import type { ComponentProps, ReactNode } from 'react';

/** A quiet box. `title` becomes an `h2`; `action` stands at its right. */
export function Card({
  title,
  action,
  className,
  children,
  ...rest
}: Omit<ComponentProps<'section'>, 'title'> & { title?: ReactNode; action?: ReactNode }) {
  return (
    <section {...rest} className={clsx('card', className)}>
      {title === undefined ? null : (
        <div className="mb-4 flex items-center justify-between gap-4">
          <h2 className="text-lg">{title}</h2>
          {action}
        </div>
      )}
      {children}
    </section>
  );
}
