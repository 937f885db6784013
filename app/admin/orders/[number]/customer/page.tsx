import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { NotAllowed } from '@/components/admin/not-allowed';
import { CustomerPage } from '@/components/admin/orders/customer-page';
import { adminCustomerAnswer } from '@/lib/contracts/backoffice/admin-orders';
import { toAnswer } from '@/lib/contracts/facts';
import { AppError } from '@/lib/domain/core/errors';
import type { Ctx } from '@/lib/engine/ctx';
import { getCustomer } from '@/lib/services/backoffice/orders/get-customer';
import { staffContext } from '../../../staff-context';

export const metadata: Metadata = { title: 'Customer' };

/** By one of their orders: an address with an e-mail in it would stand in every log. */
export default async function AdminCustomerPage({ params }: { params: Promise<{ number: string }> }) {
  const ctx = await staffContext();
  if (!ctx) return <NotAllowed />;
  const { number } = await params;
  return <CustomerPage customer={await found(ctx, number)} of={number} />;
}

async function found(ctx: Ctx, orderNumber: string) {
  try {
    return toAnswer(adminCustomerAnswer, await getCustomer(ctx, { orderNumber }));
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') notFound();
    throw error;
  }
}
