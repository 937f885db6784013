import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { CheckoutView } from '@/components/checkout/checkout-view';
import { LegalLinks } from '@/components/shop/page/legal-links';
import { Words } from '@/components/ui/words';
import { QueryProvider } from '@/lib/client/core/query-provider';
import { checkoutConfig, pageContext } from '@/lib/http/page-context';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('checkout');
  return { title: t('metaTitle'), robots: { index: false } };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function CheckoutPage({ searchParams }: Props) {
  const { publishableKey, stripeJsUrl, testMode } = await checkoutConfig();
  const { actor, settings } = await pageContext();
  const { payment } = await searchParams;
  return (
    <Words of={['checkout', 'address', 'catalogue', 'errors']}>
      <QueryProvider>
        <CheckoutView
          source={{ publishableKey, stripeJsUrl }}
          testMode={testMode}
          email={actor.kind === 'user' ? actor.email : null}
          cameBackUnpaid={payment === 'unpaid'}
          legal={<LegalLinks pages={await settings.published()} designs={(await settings.shop()).designs} />}
        />
      </QueryProvider>
    </Words>
  );
}
