import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { OrderClosed } from '@/components/tracking/order-closed';
import { OrderPage } from '@/components/tracking/order-page';
import { Words } from '@/components/ui/words';
import { ORDER_NUMBER } from '@/lib/domain/order/order-number';
import { readableOrder } from './readable-order';

type Props = { params: Promise<{ number: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { number } = await params;
  const t = await getTranslations('order');
  const title = ORDER_NUMBER.test(number) ? t('metaTitle', { number }) : t('metaClosed');
  return { title, robots: { index: false } };
}

export default async function OrderRoute({ params }: Props) {
  const { number } = await params;
  const order = await readableOrder(number);
  if (!order) return <OrderClosed number={number} />;
  return (
    <Words of={['selfService', 'address', 'problem', 'errors']}>
      <OrderPage order={order} />
    </Words>
  );
}
