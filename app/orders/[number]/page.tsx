import type { Metadata } from 'next';
import { OrderClosed } from '@/components/orders/order-closed';
import { OrderPage } from '@/components/orders/order-page';
import { orderTrackingAnswer } from '@/lib/contracts/orders';
import { AppError } from '@/lib/domain/errors';
import { ORDER_NUMBER } from '@/lib/domain/order-number';
import { pageContext } from '@/lib/http/page-context';
import { trackOrder } from '@/lib/services/orders/order-view';

type Props = { params: Promise<{ number: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { number } = await params;
  return { title: ORDER_NUMBER.test(number) ? `Order ${number}` : 'Order', robots: { index: false } };
}

export default async function OrderRoute({ params }: Props) {
  const { number } = await params;
  const order = await readable(number);
  return order ? <OrderPage initial={order} /> : <OrderClosed />;
}

/** Null for a stranger and for an order that does not exist alike. */
async function readable(orderNumber: string) {
  if (!ORDER_NUMBER.test(orderNumber)) return null;
  try {
    return orderTrackingAnswer.parse(await trackOrder(await pageContext(orderNumber), { orderNumber }));
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') return null;
    throw error;
  }
}
