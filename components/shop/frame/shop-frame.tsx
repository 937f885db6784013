'use client';

import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { SoldTo } from '@/lib/client/core/sold-to';

type Props = { header: ReactNode; footer: ReactNode; soldTo: readonly string[]; children: ReactNode };

/** Header, page, footer for shoppers; the console brings its own frame. */
export function ShopFrame({ header, footer, soldTo, children }: Props) {
  if (usePathname().startsWith('/admin')) return children;
  return (
    <SoldTo value={soldTo}>
      <div className="flex min-h-dvh flex-col">
        {header}
        <main id="main" tabIndex={-1} className="page-width flex-1 py-8 outline-none sm:py-10">
          {children}
        </main>
        {footer}
      </div>
    </SoldTo>
  );
}
