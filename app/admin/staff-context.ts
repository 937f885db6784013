import { redirect } from 'next/navigation';
import { isStaff } from '@/lib/domain/core/actor';
import { may, type StaffAction } from '@/lib/domain/order/policy';
import type { Ctx } from '@/lib/engine/ctx';
import { pageContext } from '@/lib/http/page-context';

/**
 * The context of a staff page: null for a signed-in shopper; everyone else is sent to sign in. `action`: what the page
 * takes at least; whose role has the goods alone is led to them.
 */
export async function staffContext(action: StaffAction = 'orders.read'): Promise<Ctx | null> {
  const ctx = await pageContext();
  if (ctx.actor.kind !== 'user') redirect('/sign-in?callbackUrl=/admin/orders');
  if (!isStaff(ctx.actor)) return null;
  if (!may(ctx.actor, action) && may(ctx.actor, 'catalogue.read')) redirect('/admin/products');
  return ctx;
}
