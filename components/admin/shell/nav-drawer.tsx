'use client';
import { Dialog as Base } from '@base-ui/react/dialog';
import { Menu, X } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { buttonStyle } from '@/components/ui/form/button-style';
import type { Badges } from '@/lib/contracts/backoffice/alerts';
import type { Role } from '@/lib/domain/core/actor';
import { NavLinks } from './nav-links';

/** The navigation on a phone, slid in from the left. */
export function NavDrawer({ role, badges, account }: { role: Role; badges: Badges | null; account: ReactNode }) {
  const [open, setOpen] = useState(false);
  return (
    <Base.Root open={open} onOpenChange={setOpen}>
      <Base.Trigger
        aria-label="Open navigation"
        className={buttonStyle({ variant: 'ghost', icon: true, className: '-ml-2 lg:hidden' })}
      >
        <Menu aria-hidden className="size-5" />
      </Base.Trigger>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 animate-appear bg-black/50" />
        <Base.Popup className="fixed inset-y-0 left-0 z-50 flex w-[min(19rem,86vw)] animate-appear flex-col overflow-y-auto border-line border-r bg-card p-4 text-ink">
          <div className="mb-3 flex items-center justify-between">
            <Base.Title className="px-3 font-semibold text-lg">Console</Base.Title>
            <Base.Close aria-label="Close navigation" className={buttonStyle({ variant: 'ghost', icon: true })}>
              <X aria-hidden className="size-5" />
            </Base.Close>
          </div>
          <nav aria-label="Console">
            <NavLinks role={role} badges={badges} onFollow={() => setOpen(false)} />
          </nav>
          <div className="mt-auto pt-6">{account}</div>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
