import type { Metadata } from 'next';
import { CheckoutView } from '@/components/checkout/checkout-view';
import { checkoutConfig, pageContext } from '@/lib/http/page-context';

export const metadata: Metadata = { title: 'Checkout', robots: { index: false } };

export default async function CheckoutPage() {
  const { publishableKey, stripeJsUrl, testMode } = checkoutConfig();
  const { actor } = await pageContext();
  return (
    <CheckoutView
      source={{ publishableKey, stripeJsUrl }}
      testMode={testMode}
      email={actor.kind === 'user' ? actor.email : null}
    />
  );
}
