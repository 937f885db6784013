import { invalid } from './errors';

export type Page = { page: number; limit: number };

/** Reads `page` and `limit`; a limit above `max` is refused, not cut. */
export function readPage(query: Record<string, string>, max: number): Page {
  return { page: readCount(query, 'page', 1, Number.MAX_SAFE_INTEGER), limit: readCount(query, 'limit', 10, max) };
}

function readCount(query: Record<string, string>, name: string, fallback: number, max: number): number {
  const text = query[name];
  if (text === undefined || text === '') return fallback;
  const count = Number(text);
  if (!Number.isInteger(count)) throw invalid(8150, `${name}: The ${name} must be an integer.`);
  if (count < 1) throw invalid(8150, `${name}: The ${name} must be at least 1.`);
  if (count > max) throw invalid(8150, `${name}: The ${name} may not be greater than ${max}.`);
  return count;
}

/** Laravel's envelope. Its links are relative, so a client has to count pages itself. */
export function paged<T>(all: T[], { page, limit }: Page) {
  const start = (page - 1) * limit;
  const data = all.slice(start, start + limit);
  const lastPage = Math.max(1, Math.ceil(all.length / limit));
  const link = (number: number) => `/?page=${number}`;
  return {
    current_page: page,
    data,
    first_page_url: link(1),
    from: data.length > 0 ? start + 1 : null,
    last_page: lastPage,
    last_page_url: link(lastPage),
    next_page_url: page < lastPage ? link(page + 1) : null,
    path: '/',
    per_page: limit,
    prev_page_url: page > 1 ? link(page - 1) : null,
    to: data.length > 0 ? start + data.length : null,
    total: all.length,
  };
}
