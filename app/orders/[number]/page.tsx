import type { Metadata } from 'next';
import { OrderClosed } from '@/components/orders/order-closed';
import { OrderPage } from '@/components/orders/order-page';
import { ORDER_NUMBER } from '@/lib/domain/order-number';
import '../print.css';
import { readableOrder } from './readable-order';

type Props = { params: Promise<{ number: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { number } = await params;
  return { title: ORDER_NUMBER.test(number) ? `Order ${number}` : 'Order', robots: { index: false } };
}

export default async function OrderRoute({ params }: Props) {
  const { number } = await params;
  const order = await readableOrder(number);
  return order ? <OrderPage order={order} /> : <OrderClosed number={number} />;
}
