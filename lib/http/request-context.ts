import { getServerSession } from 'next-auth';
import { resolveActor } from '@/lib/auth/actor';
import { ORDER_NUMBER } from '@/lib/domain/order-number';
import { type Ctx, processServices } from '@/lib/services/context';
import { redeemToken } from '@/lib/services/orders/access-tokens';
import { nextAuthOptions } from './next-auth';

export const orderCookie = (orderNumber: string) => `fbz_order_${orderNumber}`;

/** Tokens an order may be opened with, in order of preference: header, query, cookies. */
type Tokens = {
  bearer: string | null;
  query: string | null;
  cookies: { name: string; value: string }[];
  orderNumber: string | null;
  /** Which order the request is about, where its path names the id. */
  orderId?: string | null;
};

/** The context of one request or page: who is asking, and everything a verb needs. */
export async function contextFor(tokens: Tokens): Promise<Ctx> {
  const services = await processServices();
  const session = await getServerSession(await nextAuthOptions());
  const candidates = [
    tokens.bearer,
    tokens.query,
    ...tokens.cookies
      .filter(({ name }) => name.startsWith('fbz_order_'))
      .filter(({ name }) => tokens.orderNumber === null || name === orderCookie(tokens.orderNumber))
      .map(({ value }) => value),
  ].filter((token): token is string => token !== null && /^[\w-]{22}$/.test(token));
  let order: { orderId: string; strength: 'strong' | 'weak' } | null = null;
  for (const token of candidates) {
    const opened = await redeemToken(services, token);
    const fits =
      (tokens.orderNumber === null || opened?.orderNumber === tokens.orderNumber) &&
      (!tokens.orderId || opened?.orderId === tokens.orderId);
    if (opened && fits) {
      order = { orderId: opened.orderId, strength: opened.strength };
      break;
    }
  }
  const userId = (session?.user as { id?: string } | undefined)?.id ?? null;
  const actor = await resolveActor(services.db, { userId, order });
  return { ...services, actor };
}

/** Which order a path is about, so that only its own cookie counts. */
export function orderNumberIn(value: string | undefined): string | null {
  return value !== undefined && ORDER_NUMBER.test(value) ? value : null;
}
