'use client';
import { Search } from 'lucide-react';
import dynamic from 'next/dynamic';
import { type ReactNode, useCallback, useState } from 'react';
import { SignOutButton } from '@/components/account/sign-out-button';
import { Logo } from '@/components/shop/frame/logo';
import { ThemeToggle } from '@/components/shop/frame/theme-toggle';
import { useKeepFocus } from '@/lib/client/admin/use-keep-focus';
import type { Badges } from '@/lib/contracts/backoffice/alerts';
import type { Role } from '@/lib/domain/core/actor';
import { KeyboardHelp } from './keyboard-help';
import { NavDrawer } from './nav-drawer';
import { NavLinks } from './nav-links';
import { useShortcuts } from './use-shortcuts';

/** Fetched after the screen, which does not wait for it. */
const CommandPalette = dynamic(() => import('./command-palette').then(({ CommandPalette: part }) => part), {
  ssr: false,
});

type Props = { shopName: string; email: string; role: Role; badges: Badges | null; children: ReactNode };

/** The console's frame: navigation at the left (a drawer on a phone), search on top, the screen beside it. */
export function AdminShell({ shopName, email, role, badges, children }: Props) {
  const [palette, setPalette] = useState(false);
  const [help, setHelp] = useState(false);
  useShortcuts({ palette: useCallback(() => setPalette(true), []), help: useCallback(() => setHelp(true), []) });
  useKeepFocus();
  const account = <Account email={email} role={role} />;
  return (
    <div className="min-h-dvh lg:grid lg:grid-cols-[15.5rem_minmax(0,1fr)]">
      <aside className="sticky top-0 hidden h-dvh flex-col overflow-y-auto border-line border-r bg-card p-4 lg:flex">
        {/* A new document, since the shop may speak another language. */}
        <a href="/" className="mb-4 flex min-h-11 items-center gap-2 px-3 font-semibold text-lg tracking-tight">
          <Logo className="size-6 text-accent" />
          {shopName}
        </a>
        <nav aria-label="Console">
          <NavLinks role={role} badges={badges} />
        </nav>
        <div className="mt-auto pt-6">{account}</div>
      </aside>
      <div className="min-w-0">
        <header className="sticky top-0 z-30 flex h-16 items-center gap-2 border-line border-b bg-page/90 px-4 backdrop-blur-md sm:px-6">
          <NavDrawer role={role} badges={badges} account={account} />
          <button
            type="button"
            onClick={() => setPalette(true)}
            aria-keyshortcuts="Control+K Meta+K"
            className="flex min-h-11 min-w-0 flex-1 items-center gap-3 rounded-control border border-line-strong bg-card px-3 text-left text-quiet sm:max-w-md"
          >
            <Search aria-hidden className="size-4.5 shrink-0" />
            <span className="truncate">Find anything</span>
            <kbd className="ml-auto rounded-md border border-line px-1.5 font-sans text-sm max-sm:hidden">Ctrl K</kbd>
          </button>
          <button
            type="button"
            onClick={() => setHelp(true)}
            className="btn btn-ghost ml-auto size-11 px-0 max-sm:hidden"
            aria-label="Keyboard help"
          >
            ?
          </button>
          <ThemeToggle />
        </header>
        <main id="main" tabIndex={-1} className="mx-auto w-full max-w-[88rem] px-4 py-6 outline-none sm:px-6 sm:py-8">
          {children}
        </main>
      </div>
      <CommandPalette role={role} open={palette} onOpenChange={setPalette} />
      <KeyboardHelp open={help} onOpenChange={setHelp} />
    </div>
  );
}

function Account({ email, role }: { email: string; role: Role }) {
  return (
    <div className="space-y-3 px-3 text-sm">
      <p className="break-all">
        {email}
        <span className="block text-quiet">{role}</span>
      </p>
      <SignOutButton />
    </div>
  );
}
