import { checkCvc, checkExpiry, checkNumber } from './card-checks';
import { formatExpiry, readExpiry } from './card-expiry';
import { digitsOf, formatCardNumber } from './card-number';
import { countryChoices } from './countries';
import { Field } from './field';
import type { ParamRecord } from './form-encoding';
import { Panel } from './panel';
import { type Group, SandboxElement } from './sandbox-element';

type BillingFields = 'auto' | 'never' | Record<string, unknown>;
export type PaymentOptions = {
  fields?: { billingDetails?: BillingFields };
  defaultValues?: { billingDetails?: { address?: { country?: string; postal_code?: string } } };
};

const digits = (max: number) => (text: string) => digitsOf(text).slice(0, max);

/** The card form. Its fields are named as Stripe's are: number, expiry, cvc, country, postalCode. */
export class PaymentElement extends SandboxElement {
  readonly #number = new Field({
    name: 'number',
    label: 'Card number',
    autocomplete: 'cc-number',
    inputMode: 'numeric',
    placeholder: '1234 1234 1234 1234',
    format: formatCardNumber,
    check: checkNumber,
  });
  readonly #expiry = new Field({
    name: 'expiry',
    label: 'Expiration date',
    autocomplete: 'cc-exp',
    inputMode: 'numeric',
    placeholder: 'MM / YY',
    format: formatExpiry,
    check: (text) => checkExpiry(text, new Date()),
  });
  readonly #cvc = new Field({
    name: 'cvc',
    label: 'Security code',
    autocomplete: 'cc-csc',
    inputMode: 'numeric',
    placeholder: 'CVC',
    format: digits(4),
    check: (text) => checkCvc(text, this.#number.value),
  });
  readonly #country = new Field({
    name: 'country',
    label: 'Country',
    autocomplete: 'billing country',
    choices: countryChoices(),
  });
  readonly #postalCode = new Field({
    name: 'postalCode',
    label: 'Postal code',
    autocomplete: 'billing postal-code',
    check: (text) =>
      text.trim() === '' ? { code: 'incomplete_zip', message: 'Your postal code is incomplete.' } : undefined,
  });
  protected readonly panel: Panel;

  constructor(group: Group, options: PaymentOptions) {
    super('payment', group);
    this.panel = new Panel(
      'Card',
      [[this.#number], [this.#expiry, this.#cvc], [this.#country, this.#postalCode]],
      this.panelEvents(),
    );
    this.#country.value = options.defaultValues?.billingDetails?.address?.country ?? 'US';
    this.#postalCode.value = options.defaultValues?.billingDetails?.address?.postal_code ?? '';
    this.update(options);
  }

  update(options: PaymentOptions): this {
    const billing = options.fields?.billingDetails;
    const address = typeof billing === 'object' ? billing['address'] : billing;
    if (options.fields) {
      const asks = address !== 'never';
      this.#country.hidden = !asks;
      this.#postalCode.hidden = !asks;
    }
    return this;
  }

  /** `payment_method_data` without what the page passes itself. */
  methodData(): ParamRecord {
    const reading = readExpiry(this.#expiry.value, new Date());
    const expiry = reading.state === 'valid' ? reading.expiry : { month: 0, year: 0 };
    const address = this.#country.hidden
      ? {}
      : { billing_details: { address: { country: this.#country.value, postal_code: this.#postalCode.value } } };
    return {
      type: 'card',
      card: {
        number: digitsOf(this.#number.value),
        exp_month: expiry.month,
        exp_year: expiry.year,
        cvc: this.#cvc.value,
      },
      ...address,
    };
  }

  protected value(): Record<string, unknown> {
    return { empty: this.panel.empty, complete: this.panel.complete, collapsed: false, value: { type: 'card' } };
  }
}
