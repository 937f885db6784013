import type { Kept, World } from '../core/world';
import type { TestCard } from './cards';
import type { StripeEvent, WebhookEndpoint } from './event-objects';
import type {
  BalanceTransaction,
  Charge,
  ConfirmationToken,
  Customer,
  Dispute,
  FraudWarning,
  PaymentIntent,
  PaymentMethod,
  Refund,
} from './objects';
import type { TaxCalculation, TaxLine, TaxTransaction, TaxTransactionLine } from './tax-objects';

/** An answer kept under an idempotency key. `answer` is null while the first call is still running. */
export type KeptAnswer = {
  method: string;
  path: string;
  paramsHash: string;
  createdMs: number;
  requestId: string;
  answer: { status: number; body: string } | null;
};

/** What a merchant sets in the dashboard. */
export type Settings = { taxReady: boolean; slowMethods: string[] };

/** Everything one Stripe account holds. Maps keep the order of creation. */
export type Account = {
  world: World;
  paymentIntents: Map<string, PaymentIntent>;
  charges: Map<string, Charge>;
  refunds: Map<string, Refund>;
  customers: Map<string, Customer>;
  paymentMethods: Map<string, PaymentMethod>;
  /** Which test card is behind a payment method: its number is never in an answer. */
  cards: Map<string, TestCard>;
  confirmationTokens: Map<string, ConfirmationToken>;
  /** The payment method a confirmation token turns into once it is used. */
  tokenMethods: Map<string, PaymentMethod>;
  disputes: Map<string, Dispute>;
  fraudWarnings: Map<string, FraudWarning>;
  balanceTransactions: Map<string, BalanceTransaction>;
  events: Map<string, StripeEvent>;
  webhookEndpoints: Map<string, WebhookEndpoint>;
  webhookSecrets: Map<string, string>;
  taxCalculations: Map<string, TaxCalculation>;
  /** By calculation, and by transaction. */
  taxLines: Map<string, TaxLine[]>;
  taxTransactions: Map<string, TaxTransaction>;
  taxTransactionLines: Map<string, TaxTransactionLine[]>;
  idempotencyKeys: Map<string, KeptAnswer>;
  settings: Settings;
};

export function openAccount(world: World): Account {
  return {
    world,
    paymentIntents: new Map(),
    charges: new Map(),
    refunds: new Map(),
    customers: new Map(),
    paymentMethods: new Map(),
    cards: new Map(),
    confirmationTokens: new Map(),
    tokenMethods: new Map(),
    disputes: new Map(),
    fraudWarnings: new Map(),
    balanceTransactions: new Map(),
    events: new Map(),
    webhookEndpoints: new Map(),
    webhookSecrets: new Map(),
    taxCalculations: new Map(),
    taxLines: new Map(),
    taxTransactions: new Map(),
    taxTransactionLines: new Map(),
    idempotencyKeys: new Map(),
    settings: untouched(),
  };
}

const untouched = (): Settings => ({ taxReady: true, slowMethods: [] });

export function emptyAccount(account: Account, kept?: Kept): void {
  account.settings = untouched();
  const listeners: unknown[] = kept?.webhooks ? [account.webhookEndpoints, account.webhookSecrets] : [];
  for (const held of Object.values(account)) if (held instanceof Map && !listeners.includes(held)) held.clear();
}
