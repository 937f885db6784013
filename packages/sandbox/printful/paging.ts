import type { Context } from 'hono';
import { badRequest } from './errors';

type Paging = { total: number; offset: number; limit: number };

/** One page of `all` by the request's `limit` and `offset`. Throws 400 beyond the endpoint's maximum. */
export function page<T>(c: Context, all: readonly T[], maxLimit = 100): { rows: T[]; paging: Paging } {
  const limit = wholeNumber(c, 'limit', 20);
  const offset = wholeNumber(c, 'offset', 0);
  if (limit < 1 || limit > maxLimit) throw badRequest(`Limit must be between 1 and ${maxLimit}`);
  return { rows: all.slice(offset, offset + limit), paging: { total: all.length, offset, limit } };
}

function wholeNumber(c: Context, name: string, otherwise: number): number {
  const text = c.req.query(name);
  if (text === undefined) return otherwise;
  if (!/^\d{1,9}$/.test(text)) throw badRequest(`${name} must be a whole number`);
  return Number(text);
}

/** v2's links between pages. `url` carries no limit and offset yet. */
export function pageLinks(url: string, { total, offset, limit }: Paging) {
  const at = (start: number) => {
    const target = new URL(url);
    target.searchParams.set('limit', String(limit));
    target.searchParams.set('offset', String(start));
    return { href: target.href };
  };
  const lastStart = total === 0 ? 0 : Math.floor((total - 1) / limit) * limit;
  return {
    self: at(offset),
    first: at(0),
    last: at(lastStart),
    ...(offset + limit < total && { next: at(offset + limit) }),
    ...(offset > 0 && { previous: at(Math.max(0, offset - limit)) }),
  };
}
