import { z } from 'zod';
import { alphanumeric } from '../core/random';
import type { Account } from './account';
import { find, refused } from './errors';
import { metadata, text, whole } from './params';
import type { TaxedShipping, TaxTransaction, TaxTransactionLine } from './tax-objects';
import { mergeMetadata } from './values';

export const createFromCalculation = z.strictObject({
  calculation: text(),
  reference: text(500),
  metadata,
  posted_at: whole.optional(),
});
export const createReversal = z.strictObject({
  mode: z.enum(['full', 'partial']),
  original_transaction: text(),
  reference: text(500),
  flat_amount: whole.optional(),
  line_items: z
    .array(
      z.strictObject({
        amount: whole,
        amount_tax: whole,
        original_line_item: text(),
        quantity: whole.optional(),
        reference: text(500),
      }),
    )
    .optional(),
  metadata,
});

/** Makes a calculation into a record for tax reports. A reference names one record, reversals included, for ever. */
export function recordTax(account: Account, params: z.infer<typeof createFromCalculation>): TaxTransaction {
  const calculation = find(account.taxCalculations, 'tax calculation', params.calculation, 'calculation');
  const now = account.world.clock.seconds();
  if (calculation.expires_at < now) {
    throw refused(`The tax calculation ${calculation.id} has expired.`, {
      code: 'taxes_calculation_expired',
      param: 'calculation',
    });
  }
  refuseKnown(account, params.reference);
  const { tax_breakdown: _, ...shipping } = calculation.shipping_cost ?? { amount: 0 };
  const transaction: TaxTransaction = {
    id: `tax_1${alphanumeric(23)}`,
    object: 'tax.transaction',
    created: now,
    currency: calculation.currency,
    customer: calculation.customer,
    customer_details: structuredClone(calculation.customer_details),
    livemode: false,
    metadata: mergeMetadata({}, params.metadata),
    posted_at: params.posted_at ?? now,
    reference: params.reference,
    reversal: null,
    ship_from_details: null,
    shipping_cost: calculation.shipping_cost ? (shipping as TaxedShipping) : null,
    tax_date: calculation.tax_date,
    type: 'transaction',
  };
  const lines = (account.taxLines.get(calculation.id) ?? []).map(
    ({ performance_location: _location, tax_breakdown: _breakdown, ...line }): TaxTransactionLine => ({
      ...line,
      id: `tax_li_${alphanumeric(14)}`,
      object: 'tax.transaction_line_item',
      reversal: null,
      type: 'transaction',
    }),
  );
  return keep(account, transaction, lines);
}

/** Takes back all of a record, what each of `line_items` names, or `flat_amount` (below zero, tax included) in the proportions of the record. */
export function reverseTax(account: Account, params: z.infer<typeof createReversal>): TaxTransaction {
  const original = find(
    account.taxTransactions,
    'tax transaction',
    params.original_transaction,
    'original_transaction',
  );
  if (original.type !== 'transaction') {
    throw refused('A reversal cannot be reversed.', { param: 'original_transaction' });
  }
  refuseKnown(account, params.reference);
  const total = totalOf(account, original);
  const gone = [...account.taxTransactions.values()]
    .filter(({ reversal }) => reversal?.original_transaction === original.id)
    .reduce((sum, reversal) => sum - totalOf(account, reversal), 0);
  const share = params.line_items ? 0 : shareOf(params, total, gone);
  const less = (amount: number) => -Math.round(amount * share);
  const shipping = original.shipping_cost;
  const reversal: TaxTransaction = {
    ...structuredClone(original),
    id: `tax_1${alphanumeric(23)}`,
    created: account.world.clock.seconds(),
    metadata: mergeMetadata({}, params.metadata),
    posted_at: account.world.clock.seconds(),
    reference: params.reference,
    reversal: { original_transaction: original.id },
    shipping_cost:
      shipping && !params.line_items
        ? { ...shipping, amount: less(shipping.amount), amount_tax: less(shipping.amount_tax) }
        : null,
    type: 'reversal',
  };
  const taxed = account.taxTransactionLines.get(original.id) ?? [];
  if (params.line_items) return keep(account, reversal, reversedLines(account, original.id, taxed, params.line_items));
  const lines = taxed.map(
    (line): TaxTransactionLine => ({
      ...line,
      id: `tax_li_${alphanumeric(14)}`,
      amount: less(line.amount),
      amount_tax: less(line.amount_tax),
      reversal: { original_line_item: line.id },
      type: 'reversal',
    }),
  );
  return keep(account, reversal, lines);
}

/** Of no line more than is left of it. */
function reversedLines(
  account: Account,
  originalId: string,
  taxed: readonly TaxTransactionLine[],
  asked: NonNullable<z.infer<typeof createReversal>['line_items']>,
): TaxTransactionLine[] {
  const before = [...account.taxTransactions.values()]
    .filter(({ reversal }) => reversal?.original_transaction === originalId)
    .flatMap(({ id }) => account.taxTransactionLines.get(id) ?? []);
  return asked.map(({ amount, amount_tax, original_line_item, reference, quantity }) => {
    const line = taxed.find(({ id }) => id === original_line_item);
    if (!line) throw refused(`No such line item: ${original_line_item}`, { param: 'line_items' });
    const gone = before.filter(({ reversal }) => reversal?.original_line_item === line.id);
    const left = gone.reduce((sum, each) => sum + each.amount + each.amount_tax, line.amount + line.amount_tax);
    if (amount > 0 || amount_tax > 0 || left + amount + amount_tax < 0)
      throw refused('The amount to reverse is greater than what is left of the line.', { param: 'line_items' });
    return {
      ...line,
      id: `tax_li_${alphanumeric(14)}`,
      amount,
      amount_tax,
      reference,
      quantity: quantity ?? line.quantity,
      reversal: { original_line_item: line.id },
      type: 'reversal',
    };
  });
}

function shareOf(params: z.infer<typeof createReversal>, total: number, gone: number): number {
  if (params.mode === 'full') {
    if (gone > 0) throw refused('This transaction is partly reversed already: reverse the rest with mode partial.');
    return 1;
  }
  const flat = params.flat_amount;
  if (flat === undefined || flat >= 0) {
    throw refused('In partial mode, flat_amount must be below zero.', { param: 'flat_amount' });
  }
  if (gone - flat > total) {
    throw refused('The amount to reverse is greater than what is left of the transaction.', { param: 'flat_amount' });
  }
  return total === 0 ? 0 : -flat / total;
}

function totalOf(account: Account, transaction: TaxTransaction): number {
  const lines = account.taxTransactionLines.get(transaction.id) ?? [];
  const parts = [...lines, ...(transaction.shipping_cost ? [transaction.shipping_cost] : [])];
  return parts.reduce((sum, { amount, amount_tax }) => sum + amount + amount_tax, 0);
}

/** Assumed wording: Stripe documents that references are unique, not how a second one is refused. */
function refuseKnown(account: Account, reference: string): void {
  if (![...account.taxTransactions.values()].some((known) => known.reference === reference)) return;
  throw refused(`A tax transaction with the reference ${reference} already exists.`, {
    code: 'resource_already_exists',
    param: 'reference',
  });
}

function keep(account: Account, transaction: TaxTransaction, lines: TaxTransactionLine[]): TaxTransaction {
  account.taxTransactions.set(transaction.id, transaction);
  account.taxTransactionLines.set(transaction.id, lines);
  return transaction;
}
