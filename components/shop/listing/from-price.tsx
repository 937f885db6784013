import { useTranslations } from 'next-intl';
import { Money } from '@/components/ui/money';
import type { CardView } from '@/lib/contracts/catalogue';

/** "from $24.00" where prices differ; "Sold out" where nothing can be bought. */
export function FromPrice({ product }: { product: CardView }) {
  const t = useTranslations('card');
  if (product.sold_out) return <span className="text-quiet">{t('soldOut')}</span>;
  const isOnePrice = product.from_minor === product.to_minor;
  const price = () => <Money amountMinor={product.from_minor} currency={product.currency} />;
  return isOnePrice
    ? price()
    : t.rich('fromPrice', { price, quiet: (words) => <span className="text-quiet">{words}</span> });
}
