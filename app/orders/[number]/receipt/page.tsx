import type { Metadata } from 'next';
import { OrderClosed } from '@/components/orders/order-closed';
import { OrderReceipt } from '@/components/orders/order-receipt';
import { checkoutConfig } from '@/lib/http/page-context';
import '../../print.css';
import { readableOrder } from '../readable-order';

type Props = { params: Promise<{ number: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { number } = await params;
  return { title: `Receipt ${number}`, robots: { index: false } };
}

export default async function ReceiptRoute({ params }: Props) {
  const { number } = await params;
  const order = await readableOrder(number);
  return order ? <OrderReceipt order={order} shopName={checkoutConfig().shopName} /> : <OrderClosed number={number} />;
}
