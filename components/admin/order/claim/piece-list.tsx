import type { OrderItemView } from '@/lib/contracts/orders';

type Props = {
  items: readonly OrderItemView[];
  quantities: Readonly<Record<string, number>>;
  onChange: (quantities: Record<string, number>) => void;
};

/** How many of each item. */
export function PieceList({ items, quantities, onChange }: Props) {
  return (
    <ul className="divide-y divide-line rounded-control border border-line">
      {items.map((item) => (
        <li key={item.id} className="flex items-center justify-between gap-4 p-3">
          <div className="min-w-0">
            <p className="font-medium text-sm">{item.title}</p>
            <p className="text-quiet text-sm">{item.variant_name}</p>
          </div>
          <select
            aria-label={`How many of ${item.title}, ${item.variant_name}`}
            value={quantities[item.id] ?? 0}
            onChange={(event) => onChange({ ...quantities, [item.id]: Number(event.target.value) })}
            className="input w-auto"
          >
            {[...Array(item.quantity + 1).keys()].map((quantity) => (
              <option key={quantity} value={quantity}>
                {quantity} of {item.quantity}
              </option>
            ))}
          </select>
        </li>
      ))}
    </ul>
  );
}
