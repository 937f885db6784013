import Link from 'next/link';
import { PAYMENT_WORDS } from '@/components/orders/order-words';
import { ORDER_STATUS_LABEL, ORDER_STATUSES, PAYMENT_STATUSES } from '@/lib/domain/order-status';

export type OrdersFilterValues = { q?: string | undefined; status?: string | undefined; payment?: string | undefined };

/** A plain GET form: the address is the search, so it can be kept and shared. */
export function OrdersFilter({ values }: { values: OrdersFilterValues }) {
  const filtered = Boolean(values.q || values.status || values.payment);
  return (
    <form className="grid items-end gap-3 sm:grid-cols-[1fr_auto_auto_auto]" action="/admin/orders">
      <label className="text-quiet text-sm">
        Search
        <input
          name="q"
          type="search"
          defaultValue={values.q}
          maxLength={120}
          placeholder="Order, e-mail, payment, provider or tracking number"
          className="input mt-1"
        />
      </label>
      <Select
        name="status"
        label="Status"
        value={values.status}
        options={ORDER_STATUSES.map((status) => [status, ORDER_STATUS_LABEL[status]])}
      />
      <Select
        name="payment"
        label="Payment"
        value={values.payment}
        options={PAYMENT_STATUSES.map((status) => [status, PAYMENT_WORDS[status].label])}
      />
      <div className="flex gap-2">
        <button type="submit" className="btn">
          Search
        </button>
        {filtered ? (
          <Link href="/admin/orders" className="btn btn-quiet">
            Clear
          </Link>
        ) : null}
      </div>
    </form>
  );
}

type SelectProps = { name: string; label: string; value: string | undefined; options: [string, string][] };

function Select({ name, label, value, options }: SelectProps) {
  return (
    <label className="text-quiet text-sm">
      {label}
      <select name={name} defaultValue={value ?? ''} className="input mt-1">
        <option value="">All</option>
        {options.map(([id, words]) => (
          <option key={id} value={id}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}
