import { useTranslations } from 'next-intl';

export const TITLE_ID = 'checkout-title';

/** Takes the focus when what had it has gone. */
export function CheckoutTitle() {
  const t = useTranslations('checkout');
  return (
    <div className="mb-6">
      <h1 id={TITLE_ID} tabIndex={-1} className="outline-none">
        {t('title')}
      </h1>
      <p className="mt-2 max-w-xl text-quiet">{t('intro')}</p>
    </div>
  );
}
