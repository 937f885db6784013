import { CircleAlert } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { ItemPicture } from '@/components/ui/item-picture';
import { Money } from '@/components/ui/money';
import { Skeleton } from '@/components/ui/skeleton';
import type { SummaryLine } from './summary';

const words = { ownDesign: 'Your own design' };

/** One line of the order, with what changed about it right beside it. */
export function SummaryItem({
  line: { row, problem },
  currency,
  onRemove,
}: {
  line: SummaryLine;
  currency: string;
  onRemove: (key: string) => void;
}) {
  if (row.line === null && row.state === 'loading') return <Skeleton className="h-16" />;
  const title = row.line?.title ?? 'An item';
  return (
    <li className="flex items-start gap-3">
      <ItemPicture
        picture={row.line?.picture ?? null}
        design={row.line?.design ?? null}
        sizes="4rem"
        className="w-16 shrink-0 rounded-control"
      />
      <div className="min-w-0 flex-1 text-[0.9375rem] leading-snug">
        <p className="truncate font-medium">{title}</p>
        {row.line === null ? null : (
          <p className="text-quiet text-sm">
            {row.line.variant_name} × {row.quantity}
            {row.line.design ? <span className="block">{words.ownDesign}</span> : null}
          </p>
        )}
        {row.wasMinor !== null && problem === null ? (
          <p className="mt-0.5 text-sm text-warn">
            was <Money amountMinor={row.wasMinor} currency={currency} /> each
          </p>
        ) : null}
        {problem === null ? null : (
          <>
            <p className="mt-0.5 flex items-center gap-1.5 text-danger text-sm">
              <CircleAlert aria-hidden className="size-4 shrink-0" />
              {problem}
            </p>
            <Button
              variant="secondary"
              size="sm"
              className="mt-2"
              onClick={() => onRemove(row.key)}
              aria-label={`Remove ${title}`}
            >
              Remove
            </Button>
          </>
        )}
      </div>
      {row.line !== null && row.state === 'available' ? (
        <Money
          amountMinor={row.line.unit_minor * row.quantity}
          currency={currency}
          className="text-[0.9375rem] tabular-nums"
        />
      ) : null}
    </li>
  );
}
