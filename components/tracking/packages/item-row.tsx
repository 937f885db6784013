import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { ItemPicture } from '@/components/ui/picture/item-picture';
import { usePrintedSize } from '@/lib/client/catalogue/use-printed-size';
import type { DesignView } from '@/lib/contracts/designs';

type Props = {
  picture: string | null;
  design: DesignView | null;
  title: string;
  variantName: string;
  quantity: number;
  children?: ReactNode;
};

/** One thing in an order: picture, name, how many, and at the right whatever belongs there. */
export function ItemRow({ picture, design, title, variantName, quantity, children }: Props) {
  const t = useTranslations('order');
  const printedSize = usePrintedSize();
  return (
    <li className="flex items-center gap-4 py-3 first:pt-0 last:pb-0">
      <ItemPicture picture={picture} design={design} sizes="64px" className="w-16 shrink-0 rounded-lg" />
      <div className="min-w-0 flex-1">
        <p className="break-words font-medium">{title}</p>
        <p className="text-quiet text-sm">{t('pieces', { variant: variantName, count: quantity })}</p>
        {design ? <p className="text-quiet text-sm">{t('ownDesign', { size: printedSize(design) })}</p> : null}
      </div>
      {children}
    </li>
  );
}
