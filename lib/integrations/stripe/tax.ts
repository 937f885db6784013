import type Stripe from 'stripe';
import type { Destination } from '@/lib/domain/address/recipient';
import { ProviderError } from '@/lib/domain/core/errors';
import type { CallObserver } from '../call-observer';
import { createStripeClient, observedCalls, type StripeConfig } from './client';

export type TaxRequest = {
  currency: string;
  /** `reference` comes back with the line's tax; `amountMinor` is for the whole quantity. */
  lines: { reference: string; amountMinor: number; quantity: number }[];
  shippingMinor: number;
  destination: Destination;
};

/** Pieces of one calculated line; both amounts are positive. */
export type ReversedLine = { reference: string; netMinor: number; taxMinor: number; quantity: number };

export type TaxAnswer = {
  calculationId: string;
  /** On top of prices and delivery. */
  totalMinor: number;
  lines: Record<string, number>;
  shippingMinor: number;
};

const PAGE = 100;
/** Stripe's code for an address of which it cannot say whose tax is due. */
const UNKNOWN_PLACE = 'customer_tax_location_invalid';

/**
 * Stripe Tax. Prices are sent as excluding tax, goods by the account's preset tax code. Country, state and postal code
 * decide, so that the tax does not change between the first quote and the paid order. May throw ProviderError.
 */
export class StripeTax {
  readonly #stripe: Stripe;
  readonly #call: ReturnType<typeof observedCalls>;

  constructor(config: StripeConfig, observe: CallObserver) {
    this.#stripe = createStripeClient(config);
    this.#call = observedCalls(observe, config);
  }

  /** Null where Stripe cannot place the address. Costs nothing to repeat: a calculation is forgotten after 90 days. */
  async calculate(request: TaxRequest): Promise<TaxAnswer | null> {
    try {
      return await this.#calculate(request);
    } catch (error) {
      if (error instanceof ProviderError && error.providerCode === UNKNOWN_PLACE) return null;
      throw error;
    }
  }

  async #calculate({ currency, lines, shippingMinor, destination }: TaxRequest): Promise<TaxAnswer> {
    const { country, state, postalCode } = destination;
    const calculation = await this.#call(() =>
      this.#stripe.tax.calculations.create({
        currency: currency.toLowerCase(),
        line_items: lines.map(({ reference, amountMinor, quantity }) => ({
          reference,
          amount: amountMinor,
          quantity,
          tax_behavior: 'exclusive',
        })),
        shipping_cost: { amount: shippingMinor, tax_behavior: 'exclusive' },
        customer_details: {
          address: {
            country,
            ...(state ? { state } : {}),
            ...(postalCode ? { postal_code: postalCode } : {}),
          },
          address_source: 'shipping',
        },
        expand: ['line_items'],
      }),
    );
    if (calculation.id === null) throw new Error('Stripe returned a tax calculation without an id');
    const { id } = calculation;
    const embedded = calculation.line_items;
    const taxed = embedded && !embedded.has_more ? embedded.data : await this.#allLines(id);
    return {
      calculationId: id,
      totalMinor: calculation.tax_amount_exclusive,
      lines: Object.fromEntries(taxed.map(({ reference, amount_tax }) => [reference, amount_tax])),
      shippingMinor: calculation.shipping_cost?.amount_tax ?? 0,
    };
  }

  /** Records a paid order's tax, once per `effectId`. Stripe lets no second record have the same `reference`. */
  async record(input: {
    calculationId: string;
    reference: string;
    orderId: string;
    effectId: string;
  }): Promise<string> {
    const transaction = await this.#call(() =>
      this.#stripe.tax.transactions.createFromCalculation(
        {
          calculation: input.calculationId,
          reference: input.reference,
          metadata: { order_id: input.orderId },
        },
        { idempotencyKey: `tax:${input.effectId}` },
      ),
    );
    return transaction.id;
  }

  /**
   * Takes back the tax in `amountMinor` of refunded money (tax included); null for all of it. With `lines` that of these
   * lines, by the `reference` they were calculated under; without, Stripe spreads it over the whole record.
   */
  async reverse(input: {
    transactionId: string;
    reference: string;
    amountMinor: number | null;
    lines: readonly ReversedLine[];
    effectId: string;
  }): Promise<string> {
    const { transactionId, reference, amountMinor, effectId, lines } = input;
    const recorded = lines.length === 0 ? [] : await this.#recordedLines(transactionId);
    const reversal = await this.#call(() =>
      this.#stripe.tax.transactions.createReversal(
        {
          original_transaction: transactionId,
          reference,
          ...(amountMinor === null
            ? { mode: 'full' }
            : lines.length === 0
              ? { mode: 'partial', flat_amount: -amountMinor }
              : { mode: 'partial', line_items: lines.map((line) => reversalOf(line, reference, recorded)) }),
        },
        { idempotencyKey: `tax:${effectId}` },
      ),
    );
    return reversal.id;
  }

  #recordedLines(transactionId: string) {
    return this.#call(() =>
      this.#stripe.tax.transactions.listLineItems(transactionId, { limit: PAGE }).autoPagingToArray({ limit: PAGE }),
    );
  }

  #allLines(calculationId: string) {
    return this.#call(() =>
      this.#stripe.tax.calculations.listLineItems(calculationId, { limit: PAGE }).autoPagingToArray({ limit: PAGE }),
    );
  }
}

function reversalOf(line: ReversedLine, reference: string, recorded: readonly Stripe.Tax.TransactionLineItem[]) {
  const original = recorded.find((each) => each.reference === line.reference);
  if (!original) throw new ProviderError('stripe', 'rejected', `the tax record has no line ${line.reference}`);
  return {
    amount: -line.netMinor,
    amount_tax: -line.taxMinor,
    original_line_item: original.id,
    quantity: line.quantity,
    reference: `${reference} ${line.reference}`,
  };
}
