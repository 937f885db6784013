import type { Account } from './account';
import { invalidParam } from './errors';

type Thing = Record<string, unknown>;

const DEEPEST = 4;

type Home = 'customers' | 'charges' | 'paymentMethods' | 'balanceTransactions' | 'paymentIntents';
type Held = Home | 'refundsOfCharge' | 'taxLinesOf' | 'anySource';

/** Which fields of an object hold the id of another one, and where that is kept. */
const FIELDS: Record<string, Record<string, Held>> = {
  payment_intent: { customer: 'customers', latest_charge: 'charges', payment_method: 'paymentMethods' },
  charge: {
    balance_transaction: 'balanceTransactions',
    customer: 'customers',
    failure_balance_transaction: 'balanceTransactions',
    payment_intent: 'paymentIntents',
    refunds: 'refundsOfCharge',
  },
  refund: {
    balance_transaction: 'balanceTransactions',
    charge: 'charges',
    customer: 'customers',
    failure_balance_transaction: 'balanceTransactions',
    payment_intent: 'paymentIntents',
    payment_method: 'paymentMethods',
  },
  dispute: { charge: 'charges', payment_intent: 'paymentIntents' },
  balance_transaction: { source: 'anySource' },
  payment_method: { customer: 'customers' },
  'tax.calculation': { line_items: 'taxLinesOf' },
  'tax.transaction': { line_items: 'taxLinesOf' },
};

/** A copy of `thing` in which the asked-for ids are the objects they name. In lists, paths begin with `data.`. */
export function expand(account: Account, thing: object, paths: string[]): object {
  const copy: Thing = structuredClone({ ...thing });
  for (const path of paths) {
    const steps = path.split('.');
    const depth = steps[0] === 'data' ? steps.length - 1 : steps.length;
    if (depth > DEEPEST) {
      throw invalidParam('expand', `You cannot expand more than ${DEEPEST} levels of a property: ${path}`);
    }
    walk(account, copy, steps, path);
  }
  return copy;
}

function walk(account: Account, thing: Thing, [step = '', ...rest]: string[], path: string): void {
  if (Array.isArray(thing.data) && step === 'data' && rest.length > 0) {
    for (const row of thing.data) if (isThing(row)) walk(account, row, rest, path);
    return;
  }
  const held = FIELDS[String(thing.object)]?.[step];
  if (held === undefined) {
    throw invalidParam('expand', `This property cannot be expanded (${step}).`);
  }
  if (!isThing(thing[step])) thing[step] = lookUp(account, held, thing, step);
  const next = thing[step];
  if (rest.length > 0 && isThing(next)) walk(account, next, rest, path);
}

/** What the field names; the field as it is where that is nothing. */
function lookUp(account: Account, held: Held, thing: Thing, step: string): unknown {
  if (held === 'refundsOfCharge') return refundsOf(account, thing);
  if (held === 'taxLinesOf') return taxLinesOf(account, thing);
  const id = thing[step];
  if (typeof id !== 'string') return id;
  const homes = held === 'anySource' ? [account.charges, account.refunds, account.disputes] : [account[held]];
  const found = homes.map((home) => home.get(id)).find((object) => object !== undefined);
  return found === undefined ? id : structuredClone(found);
}

function refundsOf(account: Account, charge: Thing): Thing {
  const data = [...account.refunds.values()].filter((refund) => refund.charge === charge.id).reverse();
  const url = `/v1/charges/${String(charge.id)}/refunds`;
  return { object: 'list', data: structuredClone(data), has_more: false, url };
}

/** The first ten, as every list that is part of another answer. */
function taxLinesOf(account: Account, thing: Thing): Thing {
  const id = String(thing.id);
  const lines = account.taxLines.get(id) ?? account.taxTransactionLines.get(id) ?? [];
  const kind = thing.object === 'tax.calculation' ? 'calculations' : 'transactions';
  const data = structuredClone(lines.slice(0, 10));
  return { object: 'list', data, has_more: lines.length > 10, url: `/v1/tax/${kind}/${id}/line_items` };
}

function isThing(value: unknown): value is Thing {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
