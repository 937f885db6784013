'use client';

import { useTranslations } from 'next-intl';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { Button } from '@/components/ui/form/button';
import { Money } from '@/components/ui/money';
import { ScrollBox } from '@/components/ui/scroll-box';
import type { ShelfChangeAnswer } from '@/lib/contracts/backoffice/catalogue';

type Props = {
  refused: ShelfChangeAnswer | null;
  /** So many products were changed before it. */
  done?: number;
  onClose: () => void;
  onConfirm: () => void;
};

/** What would be sold for less than it costs to print and to be paid for. It takes a second word. */
export function LossDialog({ refused, done = 0, onClose, onConfirm }: Props) {
  const t = useTranslations('goods');
  const losses = refused?.losses ?? [];
  return (
    <Dialog
      open={refused !== null}
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={t('lossTitle')}
      description={t('lossText', { count: refused?.count ?? 0, done })}
      footer={
        <>
          <DialogClose>{t('lossBack')}</DialogClose>
          <Button variant="danger" onClick={onConfirm}>
            {t('lossConfirm')}
          </Button>
        </>
      }
    >
      <ScrollBox className="max-h-64">
        <ul className="space-y-2 text-sm">
          {losses.map((loss) => (
            <li key={`${loss.product_id} ${loss.variant_name}`} className="flex justify-between gap-4">
              <span className="min-w-0 [overflow-wrap:anywhere]">
                {loss.title}, {loss.variant_name}
              </span>
              <span className="shrink-0 text-danger">
                <Money amountMinor={loss.price_minor} currency={loss.currency} /> (
                <Money amountMinor={loss.margin_minor} currency={loss.currency} />)
              </span>
            </li>
          ))}
        </ul>
      </ScrollBox>
    </Dialog>
  );
}
