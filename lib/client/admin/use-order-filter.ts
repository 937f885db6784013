import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { useMemo } from 'react';
import type { AdminOrdersQuery } from '@/lib/contracts/backoffice/admin-orders';
import type { OrderFilter } from '@/lib/domain/order/list-filters';
import { ORDER_VIEWS } from '@/lib/domain/order/order-views';
import { ORDER_STATUSES, PAYMENT, statesOf } from '@/lib/domain/order/states';

const PARSERS = {
  q: parseAsString,
  view: parseAsStringLiteral(ORDER_VIEWS),
  status: parseAsStringLiteral(ORDER_STATUSES),
  payment: parseAsStringLiteral(statesOf(PAYMENT)),
  provider: parseAsString,
  country: parseAsString,
  from: parseAsString,
  to: parseAsString,
  after: parseAsString,
  before: parseAsString,
};
const NEWEST = { after: null, before: null };

const NOTHING: OrderFilter = {
  q: undefined,
  view: undefined,
  status: undefined,
  payment: undefined,
  provider: undefined,
  country: undefined,
  from: undefined,
  to: undefined,
};

/** What the list shows, kept in the address: it can be shared, and Back goes back. Every change starts at the newest. */
export function useOrderFilter() {
  const [values, setValues] = useQueryStates(PARSERS, { history: 'push' });
  return useMemo(() => {
    const { after, before, ...filter } = Object.fromEntries(
      Object.entries(values).filter(([, value]) => value !== null && value !== ''),
    ) as AdminOrdersQuery;
    const change = (part: OrderFilter) => {
      const given = Object.fromEntries(Object.entries(part).map(([name, value]) => [name, value || null]));
      void setValues({ ...NEWEST, ...given });
    };
    return {
      filter,
      edge: { ...(after ? { after } : {}), ...(before ? { before } : {}) },
      change,
      /** Shows just this: a view or a kept filter. */
      show: (only: OrderFilter) => change({ ...NOTHING, ...only }),
      turn: (edge: { after: string } | { before: string } | null) => void setValues({ ...NEWEST, ...edge }),
      isFiltered: Object.keys(filter).length > 0,
    };
  }, [values, setValues]);
}

/** Whether two filters show the same. */
export function sameFilter(a: OrderFilter, b: OrderFilter): boolean {
  const used = (filter: OrderFilter) => Object.entries(filter).filter(([, value]) => value);
  const others = new Map<string, string | undefined>(Object.entries(b));
  return used(a).length === used(b).length && used(a).every(([name, value]) => others.get(name) === value);
}
