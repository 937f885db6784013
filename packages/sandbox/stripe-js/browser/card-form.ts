import { checkCvc, checkExpiry, checkNumber } from './card-checks';
import { formatExpiry, readExpiry } from './card-expiry';
import { brandIcon, cvcIcon } from './card-icons';
import { brandOf, cvcLengthsOf, digitsOf, formatCardNumber } from './card-number';
import { cardNeedsPostalCode, checkPostalCode, countryChoices, postalLabel } from './countries';
import { Field } from './field';
import type { ParamRecord } from './form-encoding';

type Hidden = { country: boolean; postalCode: boolean };

/** The fields of the card form, named as Stripe names them: number, expiry, cvc, country, postalCode. */
export class CardForm {
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
    format: (text) => digitsOf(text).slice(0, Math.max(...cvcLengthsOf(this.#number.value))),
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
    check: (text) => checkPostalCode(text, this.#country.value),
  });
  readonly rows = [[this.#number], [this.#expiry, this.#cvc], [this.#country, this.#postalCode]];
  #brand = 'unknown';
  #away = false;
  #hidden: Hidden = { country: false, postalCode: false };

  constructor(defaults: { country?: string; postal_code?: string }) {
    this.#country.value = defaults.country ?? 'US';
    this.#postalCode.value = defaults.postal_code ?? '';
    this.#number.setIcon(brandIcon('unknown'));
    this.#cvc.setIcon(cvcIcon());
    this.hide(this.#hidden);
  }

  /** What the page has chosen not to ask here. The postal code also goes where the country makes no use of it. */
  hide(hidden: Hidden): void {
    this.#hidden = hidden;
    this.refresh();
  }

  /** Another way to pay was chosen: then no card is asked for. */
  set away(away: boolean) {
    for (const field of [this.#number, this.#expiry, this.#cvc]) field.hidden = away;
    this.#away = away;
    this.refresh();
  }

  /** Call it after every change: one field's content decides how another looks. */
  refresh(): void {
    const brand = brandOf(this.#number.value);
    if (brand !== this.#brand) {
      this.#brand = brand;
      this.#number.setIcon(brandIcon(brand));
      this.#cvc.recheck();
    }
    const country = this.#country.value;
    this.#country.hidden = this.#away || this.#hidden.country;
    this.#postalCode.hidden = this.#away || this.#hidden.postalCode || !cardNeedsPostalCode(country);
    this.#postalCode.label = postalLabel(country);
    this.#postalCode.recheck();
  }

  get country(): string | undefined {
    return this.#country.hidden ? undefined : this.#country.value;
  }

  get postalCode(): string | undefined {
    return this.#postalCode.hidden ? undefined : this.#postalCode.value.trim();
  }

  /** `payment_method_data` as the API takes it. Only for a complete form: throws before that. */
  methodData(): ParamRecord {
    const reading = readExpiry(this.#expiry.value, new Date());
    if (reading.state !== 'valid') throw new Error('the card form was read before it was checked');
    const { month, year } = reading.expiry;
    return {
      type: 'card',
      card: { number: digitsOf(this.#number.value), exp_month: month, exp_year: year, cvc: this.#cvc.value },
      billing_details: { address: { country: this.country, postal_code: this.postalCode } },
    };
  }
}
