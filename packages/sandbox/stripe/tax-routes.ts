import { z } from 'zod';
import type { Account } from './account';
import { endpoint, type StripeApp } from './endpoint';
import { find, noSuch } from './errors';
import { paging } from './params';
import { calculationCreate, createCalculation } from './tax-calculations';
import type { TaxList } from './tax-objects';
import { createFromCalculation, createReversal, recordTax, reverseTax } from './tax-transactions';

const nothing = z.strictObject({});
const lineList = z.strictObject({
  limit: paging.limit,
  starting_after: paging.starting_after,
  ending_before: paging.ending_before,
});

export function routeTax(app: StripeApp, account: Account): void {
  app.post(
    '/v1/tax/calculations',
    endpoint(account, {
      keys: 'secret',
      params: calculationCreate,
      run: (_call, params) => createCalculation(account, params),
    }),
  );
  app.get(
    '/v1/tax/calculations/:id',
    endpoint(account, {
      keys: 'secret',
      params: nothing,
      run: (_call, _params, id) => find(account.taxCalculations, 'tax calculation', id),
    }),
  );
  app.get(
    '/v1/tax/calculations/:id/line_items',
    endpoint(account, {
      keys: 'secret',
      params: lineList,
      run: (_call, params, id) => linesOf(account.taxLines, id, `/v1/tax/calculations/${id}/line_items`, params),
    }),
  );
  app.post(
    '/v1/tax/transactions/create_from_calculation',
    endpoint(account, {
      keys: 'secret',
      params: createFromCalculation,
      run: (_call, params) => recordTax(account, params),
    }),
  );
  app.post(
    '/v1/tax/transactions/create_reversal',
    endpoint(account, {
      keys: 'secret',
      params: createReversal,
      run: (_call, params) => reverseTax(account, params),
    }),
  );
  app.get(
    '/v1/tax/transactions/:id',
    endpoint(account, {
      keys: 'secret',
      params: nothing,
      run: (_call, _params, id) => find(account.taxTransactions, 'tax transaction', id),
    }),
  );
  app.get(
    '/v1/tax/transactions/:id/line_items',
    endpoint(account, {
      keys: 'secret',
      params: lineList,
      run: (_call, params, id) =>
        linesOf(account.taxTransactionLines, id, `/v1/tax/transactions/${id}/line_items`, params),
    }),
  );
}

/** Lines in the order they were sent, unlike every other list. */
function linesOf<T extends { id: string }>(
  held: Map<string, T[]>,
  id: string,
  url: string,
  { limit = 10, starting_after: after }: z.infer<typeof lineList>,
): TaxList<T> {
  const lines = find(held, 'tax calculation', id);
  const start = after === undefined ? 0 : lines.findIndex((line) => line.id === after) + 1;
  if (after !== undefined && start === 0) throw noSuch('line item', after, 'starting_after');
  return { object: 'list', url, has_more: start + limit < lines.length, data: lines.slice(start, start + limit) };
}
