import type { Account } from './account';
import { paymentFamilyId } from './ids';
import { cardFee } from './money';
import type { BalanceTransaction, Charge } from './objects';

const TWO_DAYS_S = 172_800;

type Entry = {
  type: BalanceTransaction['type'];
  amountMinor: number;
  feeMinor: number;
  source: string;
  description: string;
};

const CATEGORY: Record<BalanceTransaction['type'], string> = {
  charge: 'charge',
  refund: 'refund',
  refund_failure: 'refund_failure',
  adjustment: 'dispute',
};

/** Books money in (or, negative, out of) the account's balance. */
export function book(account: Account, currency: string, entry: Entry): BalanceTransaction {
  const created = account.world.clock.seconds();
  const feeKind = entry.type === 'adjustment' ? 'Dispute fee' : 'Stripe processing fees';
  const fee = { amount: entry.feeMinor, application: null, currency, description: feeKind, type: 'stripe_fee' };
  const transaction: BalanceTransaction = {
    id: paymentFamilyId('txn'),
    object: 'balance_transaction',
    amount: entry.amountMinor,
    available_on: created + TWO_DAYS_S,
    balance_type: 'payments',
    created,
    currency,
    description: entry.description,
    exchange_rate: null,
    fee: entry.feeMinor,
    fee_details: entry.feeMinor === 0 ? [] : [fee],
    net: entry.amountMinor - entry.feeMinor,
    reporting_category: CATEGORY[entry.type],
    source: entry.source,
    status: 'pending',
    type: entry.type,
  };
  account.balanceTransactions.set(transaction.id, transaction);
  return transaction;
}

/** Books a captured charge, less the fee. */
export function bookCharge(account: Account, charge: Charge): void {
  const amountMinor = charge.amount_captured;
  charge.balance_transaction = book(account, charge.currency, {
    type: 'charge',
    amountMinor,
    feeMinor: cardFee(amountMinor),
    source: charge.id,
    description: charge.description ?? '',
  }).id;
}
