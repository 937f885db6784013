import type { ReactNode } from 'react';

/** A screen's title, what it is for in one sentence, and what can be done with all of it. */
export function PageHead({ title, children, actions }: { title: string; children?: ReactNode; actions?: ReactNode }) {
  return (
    <div className="mb-6 flex flex-wrap items-start justify-between gap-x-6 gap-y-4">
      <div className="min-w-0">
        <h1 className="text-2xl">{title}</h1>
        {children ? <p className="mt-1.5 max-w-2xl text-quiet">{children}</p> : null}
      </div>
      {actions ? <div className="flex flex-wrap gap-2">{actions}</div> : null}
    </div>
  );
}
