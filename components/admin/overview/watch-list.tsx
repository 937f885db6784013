import Link from 'next/link';
import { Card } from '@/components/ui/card';
import { Money } from '@/components/ui/money';
import type { Overview } from '@/lib/contracts/backoffice/overview';
import { ORDER_VIEW_WORDS } from '@/lib/domain/order/order-views';
import { CountList } from './to-do-list';

type Doubtful = Overview['doubtful'][number];
const DOUBTFUL: Record<Doubtful['payment'], { label: string; href: string }> = {
  held: { label: 'Held: it does not fit its order', href: '/admin/orders?payment=held' },
  warned: { label: 'A bank asks about it', href: '/admin/orders?payment=warned' },
  disputed: { label: 'Taken back by a bank', href: '/admin/orders?payment=disputed' },
};

/** Orders that may become a case, and money that may not be ours. */
export function WatchList({ watched, doubtful }: Pick<Overview, 'watched' | 'doubtful'>) {
  return (
    <Card title="Keep an eye on">
      <CountList
        entries={watched.map(({ view, count }) => ({
          href: `/admin/orders?view=${view}`,
          label: ORDER_VIEW_WORDS[view].label,
          count,
          critical: false,
        }))}
      />
      {doubtful.length === 0 ? null : (
        <ul aria-label="Money that may not be ours" className="mt-4 divide-y divide-line border-line border-t">
          {doubtful.map(({ payment, currency, minor, orders }) => (
            <li key={`${payment} ${currency}`}>
              <Link
                href={DOUBTFUL[payment].href}
                className="flex min-h-14 items-center justify-between gap-4 py-1.5 hover:underline"
              >
                <span className="min-w-0">
                  {DOUBTFUL[payment].label}
                  <span className="block text-quiet text-sm">{orders === 1 ? '1 order' : `${orders} orders`}</span>
                </span>
                <Money amountMinor={minor} currency={currency} />
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
