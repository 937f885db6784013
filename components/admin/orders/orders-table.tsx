import clsx from 'clsx';
import { OrderChip, PaymentChip } from '@/components/tracking/status-chip';
import { When } from '@/components/tracking/when';
import { Money } from '@/components/ui/money';
import { Table, Td, Th } from '@/components/ui/table';
import type { AdminOrderRow } from '@/lib/contracts/backoffice/admin-orders';
import { ORDER_STATUS_LABEL } from '@/lib/domain/order/order-status';
import { OrderLink } from './order-link';

type List = {
  rows: readonly AdminOrderRow[];
  selected: ReadonlySet<string>;
  onToggle: (numbers: readonly string[], on?: boolean) => void;
};
type Props = List & { stale: boolean };

/** A table where there is room, cards on a phone. */
export function OrdersTable({ stale, ...list }: Props) {
  return (
    <div className={stale ? 'opacity-60' : ''} aria-busy={stale}>
      <div className="hidden md:block">
        <WideTable {...list} />
      </div>
      <ul className="space-y-3 md:hidden">
        {list.rows.map((row) => (
          <OrderCard key={row.order_id} row={row} selected={list.selected} onToggle={list.onToggle} />
        ))}
      </ul>
    </div>
  );
}

function WideTable({ rows, selected, onToggle }: List) {
  const numbers = rows.map(({ order_number }) => order_number);
  const all = numbers.every((number) => selected.has(number));
  return (
    <Table caption="Orders" className="text-sm [&_td]:px-3 [&_th]:px-3">
      <thead>
        <tr>
          <Th className="w-12">
            <Check label="Select this page" checked={all} onChange={(on) => onToggle(numbers, on)} />
          </Th>
          <Th>Order</Th>
          <Th>Placed</Th>
          <Th>Customer</Th>
          <Th>Status</Th>
          <Th>Payment</Th>
          <Th>Provider</Th>
          <Th className="text-right">Total</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr
            key={row.order_id}
            data-select={row.order_number}
            className={clsx(
              '-outline-offset-2 outline-accent hover:bg-soft has-focus-visible:outline-2',
              selected.has(row.order_number) && 'bg-accent-soft',
            )}
          >
            <Td>
              <RowCheck row={row} selected={selected} onToggle={onToggle} />
            </Td>
            <Td className="whitespace-nowrap">
              <OrderLink row={row} />
            </Td>
            <Td className="whitespace-nowrap text-quiet">
              <When iso={row.placed_at} />
            </Td>
            <Td className="max-w-44 xl:max-w-52">
              <span className="block truncate font-medium" title={row.name}>
                {row.name}
              </span>
              <span className="block truncate text-quiet" title={row.customer}>
                {row.customer}
              </span>
            </Td>
            <Td>
              <OrderChip status={row.status} label={ORDER_STATUS_LABEL[row.status]} />
            </Td>
            <Td>
              <PaymentChip status={row.payment_status} />
            </Td>
            <Td className="whitespace-nowrap text-quiet">{row.providers.join(', ')}</Td>
            <Td className="text-right">
              <Money amountMinor={row.total_minor} currency={row.currency} />
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function OrderCard({ row, selected, onToggle }: { row: AdminOrderRow } & Pick<List, 'selected' | 'onToggle'>) {
  return (
    <li data-select={row.order_number} className="card space-y-3 p-4 outline-accent has-focus-visible:outline-2">
      <div className="flex items-center justify-between gap-2">
        <span className="flex min-w-0 items-center gap-3">
          <RowCheck row={row} selected={selected} onToggle={onToggle} />
          <OrderLink row={row} />
        </span>
        <Money amountMinor={row.total_minor} currency={row.currency} />
      </div>
      <div className="flex flex-wrap gap-2">
        <OrderChip status={row.status} label={ORDER_STATUS_LABEL[row.status]} />
        <PaymentChip status={row.payment_status} />
      </div>
      <p className="break-words text-quiet text-sm">
        {row.name ? <span className="font-medium text-ink">{row.name} · </span> : null}
        {row.customer} · <When iso={row.placed_at} />
      </p>
    </li>
  );
}

function RowCheck({ row, selected, onToggle }: { row: AdminOrderRow } & Pick<List, 'selected' | 'onToggle'>) {
  return (
    <Check
      label={`Select ${row.order_number}`}
      checked={selected.has(row.order_number)}
      onChange={(on) => onToggle([row.order_number], on)}
    />
  );
}

function Check({ label, checked, onChange }: { label: string; checked: boolean; onChange: (on: boolean) => void }) {
  return (
    <label className="-m-2 inline-flex cursor-pointer p-2">
      <span className="sr-only">{label}</span>
      <input
        type="checkbox"
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
        className="size-5 accent-accent"
      />
    </label>
  );
}
