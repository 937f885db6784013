import type { Metadata } from 'next';
import { CheckoutView } from '@/components/checkout/checkout-view';
import { QueryProvider } from '@/lib/client/query-provider';
import { checkoutConfig, pageContext } from '@/lib/http/page-context';

export const metadata: Metadata = { title: 'Checkout', robots: { index: false } };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function CheckoutPage({ searchParams }: Props) {
  const { publishableKey, stripeJsUrl, testMode } = checkoutConfig();
  const { actor } = await pageContext();
  const { payment } = await searchParams;
  return (
    <QueryProvider>
      <CheckoutView
        source={{ publishableKey, stripeJsUrl }}
        testMode={testMode}
        email={actor.kind === 'user' ? actor.email : null}
        cameBackUnpaid={payment === 'unpaid'}
      />
    </QueryProvider>
  );
}
