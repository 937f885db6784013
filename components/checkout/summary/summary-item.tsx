import { CircleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/form/button';
import { Money } from '@/components/ui/money';
import { ItemPicture } from '@/components/ui/picture/item-picture';
import { Skeleton } from '@/components/ui/skeleton';
import { isLineProblem } from '@/lib/domain/core/errors';
import type { SummaryLine } from './summary';

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
  const t = useTranslations('checkout');
  const errors = useTranslations('errors');
  if (row.line === null && row.state === 'loading') return <Skeleton className="h-16" />;
  const { wasMinor } = row;
  const title = row.line?.title ?? t('anItem');
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
            {row.line.design ? <span className="block">{t('ownDesign')}</span> : null}
          </p>
        )}
        {wasMinor !== null && problem === null ? (
          <p className="mt-0.5 text-sm text-warn">
            {t.rich('wasEach', { price: () => <Money amountMinor={wasMinor} currency={currency} /> })}
          </p>
        ) : null}
        {problem === null ? null : (
          <>
            <p className="mt-0.5 flex items-center gap-1.5 text-danger text-sm">
              <CircleAlert aria-hidden className="size-4 shrink-0" />
              {isLineProblem(problem) ? errors(problem) : t(`line.${problem}`)}
            </p>
            <Button
              variant="secondary"
              size="sm"
              className="mt-2"
              onClick={() => onRemove(row.key)}
              aria-label={t('removeItem', { title })}
            >
              {t('remove')}
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
