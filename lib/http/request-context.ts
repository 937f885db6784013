import { getServerSession } from 'next-auth';
import { resolveActor } from '@/lib/auth/actor';
import { processServices } from '@/lib/compose/services';
import type { Locale } from '@/lib/domain/core/locale';
import { ORDER_NUMBER } from '@/lib/domain/order/order-number';
import type { Ctx } from '@/lib/engine/ctx';
import { type OpenedOrder, redeemToken } from '@/lib/services/order/reading/access-tokens';
import { sessionOptions } from './sign-in/next-auth';
import { passkeyRule } from './sign-in/passkey-rule';

export const orderCookie = (orderNumber: string) => `fbz_order_${orderNumber}`;
/** With https our cookies are bound to this very host by their name; those of before are not. */
export const plainName = (cookie: string) => cookie.replace(/^__Host-/, '');

/** Tokens an order may be opened with, in order of preference: header, query, cookies. */
type Tokens = {
  bearer: string | null;
  query: string | null;
  cookies: { name: string; value: string }[];
  locale: Locale;
  /** Which order the request is about. About none, no cookie of an order counts: whoever asks is who signed in. */
  orderNumber: string | null;
  orderId?: string | null;
  paymentIntentId?: string | null;
};

/** The context of one request or page: who is asking, and everything a verb needs. */
export async function contextFor(tokens: Tokens): Promise<Ctx> {
  const services = await processServices();
  const session = await getServerSession(await sessionOptions());
  const aboutAnOrder = Boolean(tokens.orderNumber || tokens.orderId || tokens.paymentIntentId);
  const candidates = [
    tokens.bearer,
    tokens.query,
    ...tokens.cookies
      .map(({ name, value }) => ({ name: plainName(name), value }))
      .filter(({ name }) => aboutAnOrder && name.startsWith('fbz_order_'))
      .filter(({ name }) => tokens.orderNumber === null || name === orderCookie(tokens.orderNumber))
      .map(({ value }) => value),
  ].filter((token): token is string => token !== null && /^[\w-]{22}$/.test(token));
  let order: OpenedOrder | null = null;
  for (const token of candidates) {
    const opened = await redeemToken(services, token);
    if (opened && isAbout(opened, tokens)) {
      order = opened;
      break;
    }
  }
  const user = session?.user as { id?: string; sessionId?: string } | undefined;
  const actor = await resolveActor(services, {
    userId: user?.id ?? null,
    sessionId: user?.sessionId ?? null,
    passkeys: await passkeyRule(services),
    order,
  });
  return { ...services, actor, locale: tokens.locale };
}

function isAbout(opened: OpenedOrder, { orderNumber, orderId, paymentIntentId }: Tokens): boolean {
  return (
    (orderNumber === null || opened.orderNumber === orderNumber) &&
    (!orderId || opened.orderId === orderId) &&
    (!paymentIntentId || opened.paymentIntentId === paymentIntentId)
  );
}

/** Which order a path is about, so that only its own cookie counts. */
export function orderNumberIn(value: string | undefined): string | null {
  return value !== undefined && ORDER_NUMBER.test(value) ? value : null;
}
