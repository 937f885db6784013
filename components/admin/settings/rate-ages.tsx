import { Alert } from '@/components/ui/alert';

type Aged = {
  currency: string;
  sold: string;
  products: number;
  costs: number;
  rate: { rate: number; ageDays: number } | null;
};

/** A rate is looked up anew once a week, or margins are guesses. */
const OLD_DAYS = 7;

/** By what rates foreign prices and costs are told, how old those are, and what has none. */
export function RateAges({ rates }: { rates: readonly Aged[] }) {
  if (rates.length === 0) return null;
  const isFine = rates.every(({ rate }) => rate !== null && rate.ageDays <= OLD_DAYS);
  return (
    <Alert tone={isFine ? 'info' : 'warn'} title="Exchange rates" className="mb-6">
      <ul>
        {rates.map(({ currency, sold, products, costs, rate }) => (
          <li key={`${currency} ${sold}`}>
            {rate === null
              ? `No rate from ${currency} to ${sold}: ${missing(products, costs)}.`
              : `1 ${currency} is ${rate.rate} ${sold}, read ${age(rate.ageDays)}, for ${goods(products + costs)}.`}
          </li>
        ))}
      </ul>
    </Alert>
  );
}

const goods = (count: number) => `${count} ${count === 1 ? 'product' : 'products'}`;

function missing(products: number, costs: number): string {
  const unsold = products > 0 ? [`${goods(products)} priced in it not sold`] : [];
  const unchecked = costs > 0 ? [`${goods(costs)} printed for it sold without a look at what printing costs`] : [];
  return [...unsold, ...unchecked].join(', ');
}

function age(days: number): string {
  if (days === 0) return 'today';
  return days === 1 ? 'yesterday' : `${days} days ago`;
}
