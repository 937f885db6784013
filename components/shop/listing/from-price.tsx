import { useTranslations } from 'next-intl';
import { Money } from '@/components/ui/money';
import type { ProductView } from '@/lib/contracts/catalogue';

/** "from $24.00" where prices differ; "Sold out" where nothing can be bought. */
export function FromPrice({ product }: { product: ProductView }) {
  const t = useTranslations('card');
  if (!product.available) return <span className="text-quiet">{t('soldOut')}</span>;
  const isOnePrice = new Set(product.variants.map(({ price_minor }) => price_minor)).size === 1;
  const price = () => <Money amountMinor={product.from_minor} currency={product.currency} />;
  return isOnePrice
    ? price()
    : t.rich('fromPrice', { price, quiet: (words) => <span className="text-quiet">{words}</span> });
}
