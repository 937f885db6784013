import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Picture } from '@/components/ui/picture';

type Props = { picture: string | null; title: string; variantName: string; quantity: number; children?: ReactNode };

/** One thing in an order: picture, name, how many, and at the right whatever belongs there. */
export function ItemRow({ picture, title, variantName, quantity, children }: Props) {
  const t = useTranslations('order');
  return (
    <li className="flex items-center gap-4 py-3 first:pt-0 last:pb-0">
      <Picture src={picture} alt="" sizes="64px" className="w-16 shrink-0 rounded-lg" />
      <div className="min-w-0 flex-1">
        <p className="break-words font-medium">{title}</p>
        <p className="text-quiet text-sm">{t('pieces', { variant: variantName, count: quantity })}</p>
      </div>
      {children}
    </li>
  );
}
