'use client';
import { Autocomplete } from '@base-ui/react/autocomplete';
import { Dialog as Base } from '@base-ui/react/dialog';
import { Search } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useOrderSearch } from '@/lib/client/admin/use-order-search';
import type { Role } from '@/lib/domain/core/actor';
import { type Command, useCommands } from './use-commands';

type Props = { role: Role; open: boolean; onOpenChange: (open: boolean) => void };

/** Everything by name: screens, actions, and orders by number, e-mail, payment or tracking number. */
export function CommandPalette({ role, open, onOpenChange }: Props) {
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 animate-appear bg-black/50" />
        <Base.Popup className="fixed inset-x-3 top-[12dvh] z-50 mx-auto max-w-xl animate-appear overflow-hidden rounded-box border border-line bg-card text-ink">
          <Base.Title className="sr-only">Find anything</Base.Title>
          <Palette role={role} close={() => onOpenChange(false)} />
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

function Palette({ role, close }: { role: Role; close: () => void }) {
  const router = useRouter();
  const [typed, setTyped] = useState('');
  const { orders, searching } = useOrderSearch(typed);
  const commands = useCommands(role, typed);
  const found: Command[] = [
    ...orders.map((order) => ({
      id: order.order_id,
      label: order.order_number,
      hint: `${order.status_label} · ${order.customer}`,
      run: () => router.push(`/admin/orders/${order.order_number}`),
    })),
    ...commands,
  ];
  const run = (command: Command) => {
    close();
    command.run();
  };
  return (
    <Autocomplete.Root
      inline
      open
      // What is found is already what fits: orders by the server, the rest by their words.
      mode="none"
      autoHighlight="always"
      keepHighlight
      items={found}
      itemToStringValue={({ label }) => label}
      value={typed}
      onValueChange={(value, { reason }) => {
        // A chosen item would write its name here while the palette closes.
        if (reason !== 'item-press') setTyped(value);
      }}
    >
      <div className="flex items-center gap-3 border-line border-b px-4">
        <Search aria-hidden className="size-5 shrink-0 text-quiet" />
        <Autocomplete.Input
          aria-label="Find an order, a screen, an action"
          placeholder="Order number, e-mail, tracking number, screen…"
          className="min-h-14 w-full bg-transparent text-base outline-none placeholder:text-quiet"
        />
      </div>
      <Autocomplete.List aria-label="Found" className="max-h-[50dvh] overflow-y-auto p-2">
        {(command: Command) => (
          <Autocomplete.Item
            key={command.id}
            value={command}
            onClick={() => run(command)}
            className="flex min-h-11 cursor-pointer items-center gap-3 rounded-control px-3 data-highlighted:bg-soft"
          >
            {/* The name is what one chooses by, so it is the hint that gives way. */}
            <span className="max-w-[75%] shrink-0 truncate">{command.label}</span>
            <span className="min-w-0 flex-1 truncate text-right text-quiet text-sm">{command.hint}</span>
          </Autocomplete.Item>
        )}
      </Autocomplete.List>
      <Autocomplete.Status className="border-line border-t px-4 py-2.5 text-quiet text-sm">
        {searching ? 'Searching orders…' : found.length === 0 ? 'Nothing found.' : 'Enter opens, Escape closes.'}
      </Autocomplete.Status>
    </Autocomplete.Root>
  );
}
