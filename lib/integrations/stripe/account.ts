import type Stripe from 'stripe';
import { ProviderError } from '@/lib/domain/core/errors';
import { type Finding, look, ok, wrong } from '@/lib/domain/core/finding';
import type { Calls } from './client';

type Wish = { livemode: boolean; tax: boolean };

/** What takes days to be paid: the order waits in `processing` so long, and nothing is printed. */
const SLOW = [
  'sepa_debit',
  'us_bank_account',
  'bacs_debit',
  'au_becs_debit',
  'acss_debit',
  'boleto',
  'konbini',
  'oxxo',
  'multibanco',
  'customer_balance',
];

/** The merchant's account there. Every method may throw ProviderError. */
export class StripeAccount {
  readonly #stripe: Stripe;
  readonly #call: Calls;

  constructor(stripe: Stripe, call: Calls) {
    this.#stripe = stripe;
    this.#call = call;
  }

  /** Whose it is, which rights the key lacks, and what of the settings is in our way. Reads only. */
  inspect(wish: Wish): Promise<Finding[]> {
    return inspectAccount(this.#stripe, this.#call, wish);
  }

  /** A payment that nobody will make, made and canceled at once, so that Stripe tells of it. Costs nothing. */
  async tellOfNothing(): Promise<void> {
    const intent = await this.#call(() =>
      this.#stripe.paymentIntents.create({
        amount: 1000,
        currency: 'usd',
        automatic_payment_methods: { enabled: true },
        description: 'A test of the webhooks, never paid',
      }),
    );
    await this.#call(() => this.#stripe.paymentIntents.cancel(intent.id));
  }
}

async function inspectAccount(stripe: Stripe, call: Calls, { livemode, tax }: Wish): Promise<Finding[]> {
  const missing: string[] = [];
  /** Null where the key may not. */
  const allowed = async <T>(right: string, work: () => Promise<T>): Promise<T | null> => {
    try {
      return await call(work);
    } catch (error) {
      if (!(error instanceof ProviderError) || error.httpStatus !== 403) throw error;
      missing.push(right);
      return null;
    }
  };
  // The first that nobody may answers for all: a key that opens nothing is told as such.
  await allowed('PaymentIntents', () => stripe.paymentIntents.list({ limit: 1 }));
  await allowed('Refunds', () => stripe.refunds.list({ limit: 1 }));
  await allowed('Charges', () => stripe.charges.list({ limit: 1 }));
  await allowed('Disputes', () => stripe.disputes.list({ limit: 1 }));
  await allowed('Events', () => stripe.events.list({ limit: 1 }));
  await allowed('Webhook Endpoints', () => stripe.webhookEndpoints.list({ limit: 1 }));
  const settings = tax ? await allowed('Tax', () => stripe.tax.settings.retrieve()) : null;
  const rights = [...missing];
  const account = await allowed('Account', () => stripe.accounts.retrieveCurrent());
  const methods = await allowed('Payment Method Configurations', () =>
    stripe.paymentMethodConfigurations.list({ limit: 10 }),
  );
  return [
    rightsOf(rights),
    ...(account ? [accountOf(account, livemode)] : []),
    ...(settings ? [taxOf(settings)] : []),
    ...(methods ? [slowOf(methods.data)] : []),
  ];
}

function rightsOf(missing: string[]): Finding {
  if (missing.length === 0) return ok('stripe.rights', 'the key reads all we need');
  return wrong(
    'stripe.rights',
    `the key may not use ${missing.join(', ')}`,
    'give the restricted key write on PaymentIntents, Refunds, Webhook Endpoints and Tax, read on Charges, Disputes and Events',
  );
}

function accountOf({ charges_enabled: open, default_currency: currency }: Stripe.Account, livemode: boolean): Finding {
  if (open || !livemode)
    return ok('stripe.account', `the account takes ${livemode ? 'real' : 'test'} money in ${currency}`);
  return wrong('stripe.account', 'the account may not take money yet', 'finish Stripe’s onboarding in its dashboard');
}

function taxOf({ status, status_details: details }: Stripe.Tax.Settings): Finding {
  if (status === 'active') return ok('stripe.tax', 'Stripe Tax is set up');
  const missing = details.pending?.missing_fields?.join(', ') ?? 'its settings';
  return wrong(
    'stripe.tax',
    `Stripe Tax is not set up: ${missing}`,
    'finish the tax settings in Stripe’s dashboard, or set TAX_MODE=off',
  );
}

function slowOf(configurations: Stripe.PaymentMethodConfiguration[]): Finding {
  const on = SLOW.filter((name) =>
    configurations.some((configuration) => {
      const method: unknown = Reflect.get(configuration, name);
      return isOn(method);
    }),
  );
  if (on.length === 0) return ok('stripe.methods', 'all payment methods are quick');
  return look(
    'stripe.methods',
    `${on.join(', ')} take days to be paid`,
    'orders paid so wait for the money before they are printed; turn them off in Stripe’s payment method settings if you do not want that',
  );
}

function isOn(method: unknown): boolean {
  if (typeof method !== 'object' || method === null) return false;
  return Reflect.get(method, 'available') === true;
}
