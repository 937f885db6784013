import { redirect } from 'next/navigation';
import { isStaff } from '@/lib/domain/core/actor';
import type { Ctx } from '@/lib/engine/ctx';
import { pageContext } from '@/lib/http/page-context';

/** The context of a staff page: null for a signed-in shopper; everyone else is sent to sign in. */
export async function staffContext(): Promise<Ctx | null> {
  const ctx = await pageContext();
  if (ctx.actor.kind !== 'user') redirect('/sign-in?callbackUrl=/admin/orders');
  return isStaff(ctx.actor) ? ctx : null;
}
