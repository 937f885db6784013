import type { Metadata } from 'next';
import Link from 'next/link';
import { NuqsAdapter } from 'nuqs/adapters/next/app';
import type { ReactNode } from 'react';
import { NotAllowed } from '@/components/admin/not-allowed';
import { SignOutButton } from '@/components/orders/sign-out-button';
import { staffContext } from './staff-context';

export const metadata: Metadata = { title: 'Admin', robots: { index: false } };

export default async function AdminLayout({ children }: { children: ReactNode }) {
  const ctx = await staffContext();
  if (ctx?.actor.kind !== 'user') return <NotAllowed />;
  return (
    <NuqsAdapter>
      <nav aria-label="Admin" className="mb-6 flex flex-wrap items-center gap-4 border-line border-b pb-4">
        <Link href="/admin/orders" className="flex min-h-11 items-center font-medium">
          Orders
        </Link>
        <span className="ml-auto text-quiet text-sm">
          {ctx.actor.email} · {ctx.actor.role}
        </span>
        <SignOutButton />
      </nav>
      {children}
    </NuqsAdapter>
  );
}
