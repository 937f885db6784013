'use client';

import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/form/button';
import { Link } from '@/components/ui/link';
import { Money } from '@/components/ui/money';
import { ItemPicture } from '@/components/ui/picture/item-picture';
import { Picture } from '@/components/ui/picture/picture';
import { Skeleton } from '@/components/ui/skeleton';
import type { CartRow as Row } from '@/lib/client/cart/cart-rows';
import { setQuantity } from '@/lib/client/cart/cart-store';
import type { CartLine } from '@/lib/contracts/catalogue';
import { PauseNotice } from '../product/pause-notice';
import { QuantityStepper } from './quantity-stepper';

export function CartRow({
  row,
  currency,
  onRemove,
}: {
  row: Row;
  currency: string;
  onRemove: (title: string) => void;
}) {
  const t = useTranslations('cart');
  if (row.line === null) return <RowWithoutLine row={row} onRemove={onRemove} />;
  const { line } = row;
  const available = row.state === 'available';
  return (
    <li className="flex gap-4 py-5 sm:gap-6">
      <Link href={`/products/${line.slug}`} tabIndex={-1} aria-hidden className="w-24 shrink-0 sm:w-28">
        <ItemPicture picture={line.picture} design={line.design} sizes="7rem" className="rounded-control" />
      </Link>
      <div className="flex min-w-0 flex-1 flex-col gap-3">
        <div className="flex flex-wrap items-start justify-between gap-x-4">
          <div className="min-w-0 [overflow-wrap:anywhere]">
            <Link href={`/products/${line.slug}`} className="font-medium hover:underline">
              {line.title}
            </Link>
            <p className="text-quiet text-sm">{line.variant_name}</p>
            {line.design ? <p className="text-quiet text-sm">{t('ownDesign')}</p> : null}
          </div>
          {available ? (
            <Money
              amountMinor={line.unit_minor * row.quantity}
              currency={currency}
              className="font-medium tabular-nums"
            />
          ) : null}
        </div>
        <Notes row={row} line={line} currency={currency} />
        <div className="mt-auto flex items-center justify-between gap-3">
          {available ? (
            <QuantityStepper
              label={`${line.title}, ${line.variant_name}`}
              value={row.quantity}
              onChange={(quantity) => setQuantity(row.key, quantity)}
            />
          ) : (
            <span />
          )}
          <Remove title={line.title} onRemove={onRemove} />
        </div>
      </div>
    </li>
  );
}

function Notes({ row, line, currency }: { row: Row; line: CartLine; currency: string }) {
  const t = useTranslations('cart');
  const errors = useTranslations('errors');
  if (row.state === 'unavailable') {
    if (line.pause) return <PauseNotice {...line.pause} />;
    return <p className="text-danger text-sm">{line.problem ? errors(line.problem) : t('unavailable')}</p>;
  }
  const { wasMinor } = row;
  if (wasMinor !== null) {
    return (
      <p className="text-sm text-warn">
        {t.rich('priceNow', {
          now: () => <Money amountMinor={line.unit_minor} currency={currency} />,
          before: () => <Money amountMinor={wasMinor} currency={currency} />,
        })}
      </p>
    );
  }
  return row.quantity > 1 ? (
    <p className="text-quiet text-sm">
      {t.rich('each', { price: () => <Money amountMinor={line.unit_minor} currency={currency} /> })}
    </p>
  ) : null;
}

function RowWithoutLine({ row, onRemove }: { row: Row; onRemove: (title: string) => void }) {
  const t = useTranslations('cart');
  return (
    <li className="flex items-center gap-4 py-5 sm:gap-6">
      {row.state === 'gone' ? (
        <>
          <Picture src={null} alt="" sizes="7rem" className="w-24 shrink-0 rounded-control sm:w-28" />
          <p className="flex-1 text-danger text-sm">{t('gone')}</p>
          <Remove title={t('theItem')} onRemove={onRemove} />
        </>
      ) : (
        <>
          <Skeleton className="aspect-square w-24 shrink-0 sm:w-28" />
          <div className="flex-1 space-y-3">
            <Skeleton className="h-4 w-3/5" />
            <Skeleton className="h-4 w-1/4" />
          </div>
        </>
      )}
    </li>
  );
}

function Remove({ title, onRemove }: { title: string; onRemove: (title: string) => void }) {
  const t = useTranslations('cart');
  return (
    <Button
      variant="ghost"
      size="sm"
      onClick={() => onRemove(title)}
      className="-mr-3 min-h-11 text-quiet"
      aria-label={t('removeItem', { title })}
    >
      {t('remove')}
    </Button>
  );
}
