'use client';

import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';

/** Header, page, footer for shoppers; the console brings its own frame. */
export function ShopFrame({ header, footer, children }: { header: ReactNode; footer: ReactNode; children: ReactNode }) {
  if (usePathname().startsWith('/admin')) return children;
  return (
    <div className="flex min-h-dvh flex-col">
      {header}
      <main id="main" tabIndex={-1} className="page-width flex-1 py-8 outline-none sm:py-10">
        {children}
      </main>
      {footer}
    </div>
  );
}
