import { Alert } from '@/components/ui/alert';

type Aged = {
  currency: string;
  sold: string;
  products: number;
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
        {rates.map(({ currency, sold, products, rate }) => (
          <li key={currency}>
            {rate === null
              ? `No rate for ${currency}: ${products} products priced in it are not sold.`
              : `1 ${currency} is ${rate.rate} ${sold}, read ${age(rate.ageDays)}, for ${products} products.`}
          </li>
        ))}
      </ul>
    </Alert>
  );
}

function age(days: number): string {
  if (days === 0) return 'today';
  return days === 1 ? 'yesterday' : `${days} days ago`;
}
