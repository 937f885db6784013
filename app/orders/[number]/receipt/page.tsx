import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { OrderClosed } from '@/components/tracking/order-closed';
import { OrderReceipt } from '@/components/tracking/receipt/order-receipt';
import { Words } from '@/components/ui/words';
import { pageContext, shopSettings } from '@/lib/http/page-context';
import { sellerOf } from '@/lib/services/order/reading/seller-of';
import { readableOrder } from '../readable-order';

type Props = { params: Promise<{ number: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { number } = await params;
  const t = await getTranslations('order');
  return { title: t('receiptTitle', { number }), robots: { index: false } };
}

export default async function ReceiptRoute({ params }: Props) {
  const { number } = await params;
  const order = await readableOrder(number);
  if (!order) return <OrderClosed number={number} />;
  const seller = (await sellerOf(await pageContext(number), { orderNumber: number })).join('\n');
  return (
    <Words of={['order']}>
      <OrderReceipt order={order} shop={await shopSettings()} seller={seller} />
    </Words>
  );
}
