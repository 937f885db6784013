import { Money } from '@/components/ui/money';
import type { AdminOrder, OrderMoney } from '@/lib/contracts/backoffice/admin-order';

type Props = {
  order: AdminOrder;
  money: OrderMoney;
  quantities: Readonly<Record<string, number>>;
  onChange: (quantities: Readonly<Record<string, number>>) => void;
};

/** How many of each item to give the money back for; what was refunded before can not be chosen again. */
export function RefundLines({ order, money, quantities, onChange }: Props) {
  return (
    <ul className="divide-y divide-line rounded-control border border-line">
      {order.items.map((item) => {
        const left = money.lines.find(({ item_id }) => item_id === item.id)?.left_quantity ?? 0;
        return (
          <li key={item.id} className="flex items-center justify-between gap-4 p-3">
            <div className="min-w-0">
              <p className="font-medium text-sm">{item.title}</p>
              <p className="text-quiet text-sm">
                {item.variant_name} · <Money amountMinor={item.unit_minor} currency={money.currency} />
              </p>
            </div>
            {left === 0 ? (
              <span className="text-quiet text-sm">refunded</span>
            ) : (
              <select
                aria-label={`How many of ${item.title}, ${item.variant_name}`}
                value={quantities[item.id] ?? 0}
                onChange={(event) => onChange({ ...quantities, [item.id]: Number(event.target.value) })}
                className="input w-auto"
              >
                {[...Array(left + 1).keys()].map((quantity) => (
                  <option key={quantity} value={quantity}>
                    {quantity} of {left}
                  </option>
                ))}
              </select>
            )}
          </li>
        );
      })}
    </ul>
  );
}
