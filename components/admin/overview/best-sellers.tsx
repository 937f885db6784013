import Link from 'next/link';
import { Card } from '@/components/ui/card';
import { Money } from '@/components/ui/money';
import type { Overview } from '@/lib/contracts/backoffice/overview';
import { smallPicture } from '@/lib/domain/catalogue/picture-source';

/** What sold most pieces in the last seven days. */
export function BestSellers({ sellers }: Pick<Overview, 'sellers'>) {
  return (
    <Card title="Best sellers in 7 days">
      {sellers.length === 0 ? (
        <p className="text-quiet">Nothing was sold in the last 7 days.</p>
      ) : (
        <ol className="-my-2 divide-y divide-line">
          {sellers.map(({ id, title, picture, pieces, minor, currency }) => (
            <li key={`${id} ${currency}`}>
              <Link
                href={`/admin/products/${encodeURIComponent(id)}`}
                className="flex min-h-14 items-center gap-3 py-1.5 hover:underline"
              >
                {picture === null ? (
                  <span aria-hidden className="size-10 shrink-0 rounded-control bg-soft" />
                ) : (
                  // biome-ignore lint/performance/noImgElement: the address is of the smallest size already
                  <img
                    src={smallPicture(picture)}
                    alt=""
                    className="size-10 shrink-0 rounded-control bg-soft object-cover"
                  />
                )}
                <span className="min-w-0 flex-1 truncate">{title}</span>
                <span className="text-quiet text-sm tabular-nums">{pieces} sold</span>
                <Money amountMinor={minor} currency={currency} />
              </Link>
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}
