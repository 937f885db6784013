import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { NotAllowed } from '@/components/admin/not-allowed';
import { OrderConsole } from '@/components/admin/order/order-console';
import { type AdminOrder, adminOrderAnswer } from '@/lib/contracts/backoffice/admin-order';
import { toAnswer } from '@/lib/contracts/facts';
import { AppError } from '@/lib/domain/core/errors';
import type { Ctx } from '@/lib/engine/ctx';
import { getOrder } from '@/lib/services/backoffice/orders/get-order';
import { staffContext } from '../../staff-context';

type Props = { params: Promise<{ number: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).number };
}

export default async function AdminOrderPage({ params }: Props) {
  const ctx = await staffContext();
  if (!ctx) return <NotAllowed />;
  return <OrderConsole initial={await found(ctx, (await params).number)} />;
}

/** The order, or the 404 page. */
async function found(ctx: Ctx, orderNumber: string): Promise<AdminOrder> {
  try {
    return toAnswer(adminOrderAnswer, await getOrder(ctx, { orderNumber }));
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') notFound();
    throw error;
  }
}
