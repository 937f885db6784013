import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { ORDER_NUMBER } from '@/lib/domain/order/order-number';
import { pageContext } from '@/lib/http/page-context';
import { settleReturn } from '@/lib/services/checkout/settle-return';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('checkout');
  return { title: t('backTitle'), robots: { index: false } };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/**
 * Where banks and wallets send the shopper back to. Nothing Stripe puts into the address is believed: the payment is
 * read, and the address with its secrets is left at once.
 */
export default async function ReturnPage({ searchParams }: Props) {
  const { order } = await searchParams;
  if (typeof order !== 'string' || !ORDER_NUMBER.test(order)) redirect('/checkout');
  const { unpaid } = await settleReturn(await pageContext(order), { orderNumber: order });
  redirect(unpaid ? '/checkout?payment=unpaid' : `/orders/${order}`);
}
