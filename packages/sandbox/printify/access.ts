import type { MiddlewareHandler } from 'hono';
import { shopUnreachable, short, unauthenticated } from './errors';
import { SHOP_ID } from './state';

/** Any token opens the one account there is, except one that begins like this: it plays an expired one. */
const REVOKED = 'revoked';

export const authorize: MiddlewareHandler = async (c, next) => {
  if (!c.req.header('user-agent')?.trim()) throw short(400, 'The User-Agent header is required.');
  const token = /^Bearer (\S+)$/.exec(c.req.header('authorization') ?? '')?.[1];
  if (token === undefined || token.startsWith(REVOKED)) throw unauthenticated();
  return next();
};

/** For paths below a shop. `/v1/shops/{id}.json` itself does not exist and is left to the 404. */
export const ownShop: MiddlewareHandler = async (c, next) => {
  const shop = c.req.param('shop');
  if (shop !== undefined && !shop.endsWith('.json') && shop !== `${SHOP_ID}`) throw shopUnreachable();
  return next();
};
