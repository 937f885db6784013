import { invalidParam, noSuch } from './errors';
import type { Paging } from './params';

export type Page = { object: 'list'; url: string; has_more: boolean; data: { id: string }[] };

/**
 * One page, newest first. `things` come in the order of their creation; `kind` is how Stripe names them in errors.
 * Throws a 400 for a limit out of 1 to 100 or a cursor that names nothing.
 */
export function pageOf<T extends { id: string; created: number }>(
  things: Iterable<T>,
  params: Paging,
  of: { url: string; kind: string },
): Page {
  const limit = params.limit ?? 10;
  if (limit < 1 || limit > 100) {
    const message = `This value must be ${limit < 1 ? 'greater than or equal to 1' : 'less than or equal to 100'} (it currently is '${limit}').`;
    throw invalidParam('limit', message, 'parameter_invalid_integer');
  }
  const newest = [...things].filter((thing) => isWithin(thing.created, params.created)).reverse();
  const { starting_after: after, ending_before: before } = params;
  if (after !== undefined && before !== undefined) {
    throw invalidParam('ending_before', 'You can only specify one of these parameters: starting_after, ending_before.');
  }
  const at = (id: string, param: string) => {
    const index = newest.findIndex((thing) => thing.id === id);
    if (index < 0) throw noSuch(of.kind, id, param);
    return index;
  };
  if (before !== undefined) {
    const end = at(before, 'ending_before');
    const start = Math.max(0, end - limit);
    return { object: 'list', url: of.url, has_more: start > 0, data: newest.slice(start, end) };
  }
  const start = after === undefined ? 0 : at(after, 'starting_after') + 1;
  return {
    object: 'list',
    url: of.url,
    has_more: start + limit < newest.length,
    data: newest.slice(start, start + limit),
  };
}

function isWithin(created: number, asked: Paging['created']): boolean {
  if (asked === undefined) return true;
  if (typeof asked === 'number') return created === asked;
  const { gt = -Infinity, gte = -Infinity, lt = Infinity, lte = Infinity } = asked;
  return created > gt && created >= gte && created < lt && created <= lte;
}
