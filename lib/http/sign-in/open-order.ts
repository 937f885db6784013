import { type NextRequest, NextResponse } from 'next/server';
import { processServices } from '@/lib/compose/services';
import { KEY_STRENGTHS } from '@/lib/domain/core/actor';
import { redeemToken } from '@/lib/services/order/reading/access-tokens';
import { orderKey, setCookie } from '../endpoint';
import { callerOf, takeFrom } from '../rate-limit';
import { refusal } from '../refusal';
import { orderCookie, plainName } from '../request-context';

/** Weaker than any key. */
const NONE = -1;

/**
 * A mailed link becomes a cookie and a clean address. Only what opens this order is kept, and the key of the purchase
 * is never given up for one that came by mail, which shows and allows less.
 */
export async function openOrder(
  request: NextRequest,
  route: { params: Promise<{ orderNumber: string }> },
): Promise<Response> {
  try {
    const services = await processServices();
    await takeFrom(services, 'lookup', callerOf(request.headers, services.env));
    const { orderNumber } = await route.params;
    const opens = async (token: string | null | undefined) => {
      const opened = token && /^[\w-]{22}$/.test(token) ? await redeemToken(services, token) : null;
      return opened?.orderNumber === orderNumber ? KEY_STRENGTHS.indexOf(opened.strength) : NONE;
    };
    const token = request.nextUrl.searchParams.get('t') ?? '';
    const held = request.cookies.getAll().find(({ name }) => plainName(name) === orderCookie(orderNumber));
    const given = await opens(token);
    const address = new URL(`/orders/${encodeURIComponent(orderNumber.toWellFormed())}`, services.env.APP_URL);
    const response = NextResponse.redirect(address, 303);
    response.headers.set('referrer-policy', 'no-referrer');
    response.headers.set('cache-control', 'no-store');
    if (given !== NONE && given >= (await opens(held?.value)))
      setCookie(services.env, response, orderKey(orderNumber, token));
    return response;
  } catch (error) {
    return refusal(error, request);
  }
}
