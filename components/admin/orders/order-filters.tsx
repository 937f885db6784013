'use client';

import { Search, SlidersHorizontal } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useId, useState } from 'react';
import { Button } from '@/components/ui/form/button';
import { SelectField } from '@/components/ui/form/select-field';
import { TextField } from '@/components/ui/form/text-field';
import { Spinner } from '@/components/ui/spinner';
import type { useOrderFilter } from '@/lib/client/admin/use-order-filter';
import type { OrderFilter } from '@/lib/domain/order/list-filters';
import { ORDER_STATUS_LABEL } from '@/lib/domain/order/order-status';
import { ORDER_STATUSES, PAYMENT, statesOf } from '@/lib/domain/order/states';

export type Choice = { value: string; label: string };
type Props = {
  filter: ReturnType<typeof useOrderFilter>;
  providers: readonly Choice[];
  countries: readonly Choice[];
  busy: boolean;
};

const ANY = { value: '', label: 'Any' };
const STATUSES = [ANY, ...ORDER_STATUSES.map((value) => ({ value, label: ORDER_STATUS_LABEL[value] }))];

/** The search, and behind a button on a phone everything else. */
export function OrderFilters({ filter, providers, countries, busy }: Props) {
  const paymentWords = useTranslations('order.payment');
  const payments = [ANY, ...statesOf(PAYMENT).map((value) => ({ value, label: paymentWords(value) }))];
  const [open, setOpen] = useState(false);
  const panel = useId();
  const { status, payment, provider, country, from, to } = filter.filter;
  const used = [status, payment, provider, country, from, to].filter(Boolean).length;
  const set = (part: Record<string, string>) => filter.change(part as OrderFilter);
  return (
    <div className="space-y-3">
      <div className="flex gap-3">
        <SearchBox filter={filter} busy={busy} />
        <Button
          variant="secondary"
          className="lg:hidden"
          aria-expanded={open}
          aria-controls={panel}
          onClick={() => setOpen(!open)}
        >
          <SlidersHorizontal aria-hidden className="size-4" />
          Filters{used > 0 ? ` (${used})` : ''}
        </Button>
      </div>
      <div id={panel} className={`${open ? 'grid' : 'hidden'} grid-cols-2 gap-3 sm:grid-cols-3 lg:grid lg:grid-cols-6`}>
        <SelectField
          label="Status"
          options={STATUSES}
          value={status ?? ''}
          onValueChange={(value) => set({ status: value })}
        />
        <SelectField
          label="Payment"
          options={payments}
          value={payment ?? ''}
          onValueChange={(value) => set({ payment: value })}
        />
        <SelectField
          label="Provider"
          options={[ANY, ...providers]}
          value={provider ?? ''}
          onValueChange={(value) => set({ provider: value })}
        />
        <SelectField
          label="Country"
          options={[ANY, ...countries]}
          value={country ?? ''}
          onValueChange={(value) => set({ country: value })}
        />
        <TextField
          label="From"
          type="date"
          value={from ?? ''}
          max={to}
          onValueChange={(value) => set({ from: value })}
        />
        <TextField label="To" type="date" value={to ?? ''} min={from} onValueChange={(value) => set({ to: value })} />
      </div>
    </div>
  );
}

function SearchBox({ filter, busy }: Pick<Props, 'filter' | 'busy'>) {
  const q = filter.filter.q ?? '';
  const [typed, setTyped] = useState(q);
  // A view or the Back button changes the search from outside.
  useEffect(() => setTyped(q), [q]);
  return (
    <search className="relative min-w-0 flex-1">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          filter.change({ q: typed.trim() });
        }}
      >
        <Search aria-hidden className="pointer-events-none absolute top-3.5 left-3 size-4 text-quiet" />
        <input
          type="search"
          value={typed}
          maxLength={120}
          aria-label="Search orders"
          placeholder="Name, e-mail, city, item, order or tracking number"
          onChange={(event) => {
            setTyped(event.target.value);
            if (event.target.value === '') filter.change({ q: '' });
          }}
          className="input pl-9"
        />
        {busy ? <Spinner className="absolute top-3.5 right-3 size-4" /> : null}
      </form>
    </search>
  );
}
