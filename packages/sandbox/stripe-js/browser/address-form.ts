import type { StripeAddressElementOptions } from '@stripe/stripe-js';
import { addressNeedsPostalCode, checkPostalCode, countryChoices, postalLabel } from './countries';
import { Field } from './field';
import { stateChoices } from './states';

/** The fields of an address, named as in Stripe's Address Element. */
export class AddressForm {
  readonly #asks: (name: string) => string;
  readonly #phoneRequired: () => boolean;
  readonly country: Field;
  readonly name: Field;
  readonly firstName: Field;
  readonly lastName: Field;
  readonly line1: Field;
  readonly line2: Field;
  readonly city: Field;
  readonly state: Field;
  readonly postalCode: Field;
  readonly phone: Field;
  readonly rows: Field[][];

  constructor(options: StripeAddressElementOptions, phoneRequired: () => boolean) {
    this.#asks = (name) => `${options.mode} ${name}`;
    this.#phoneRequired = phoneRequired;
    const choices = countryChoices(options.allowedCountries);
    this.country = new Field({ name: 'country', label: 'Country', autocomplete: this.#asks('country'), choices });
    this.name = this.#text('name', 'Full name', 'name');
    this.firstName = this.#text('firstName', 'First name', 'given-name');
    this.lastName = this.#text('lastName', 'Last name', 'family-name');
    this.line1 = this.#text('addressLine1', 'Address line 1', 'address-line1');
    this.line2 = this.#text('addressLine2', 'Address line 2 (optional)', 'address-line2', 'optional');
    this.city = this.#text('locality', 'City', 'address-level2');
    this.state = new Field({
      name: 'administrativeArea',
      label: 'State',
      autocomplete: this.#asks('address-level1'),
      choices: [],
      check: (value) => required('administrativeArea', value),
    });
    this.postalCode = new Field({
      name: 'postalCode',
      label: 'Postal code',
      autocomplete: this.#asks('postal-code'),
      check: (value) => checkPostalCode(value, this.country.value),
    });
    this.phone = new Field({
      name: 'phone',
      label: 'Phone number',
      autocomplete: this.#asks('tel'),
      inputMode: 'tel',
      check: (value) => (this.#phoneRequired() || value !== '' ? checkPhone(value) : undefined),
    });
    const { name, firstName, lastName, country, line1, line2, city, state, postalCode, phone } = this;
    this.rows = [[name], [firstName, lastName], [country], [line1], [line2], [city], [state, postalCode], [phone]];
  }

  /** Call it after every change: the country decides what else is asked. */
  refresh(): void {
    const country = this.country.value;
    const states = stateChoices(country);
    this.state.hidden = states.length === 0;
    this.state.label = country === 'CA' ? 'Province' : 'State';
    if (this.#statesOf !== country) this.state.setChoices(states, 'Select');
    this.#statesOf = country;
    this.postalCode.hidden = !addressNeedsPostalCode(country);
    this.postalCode.label = postalLabel(country);
    this.postalCode.recheck();
  }

  #statesOf = '';

  #text(name: string, label: string, autocomplete: string, need: 'required' | 'optional' = 'required'): Field {
    const check = need === 'required' ? { check: (value: string) => required(name, value) } : {};
    return new Field({ name, label, autocomplete: this.#asks(autocomplete), ...check });
  }
}

function required(name: string, value: string) {
  if (value.trim() !== '') return undefined;
  const code = name.replace(/[A-Z1-9]/g, (sign) => `_${sign.toLowerCase()}`);
  return { code: `incomplete_${code}`, message: 'This field is incomplete.' };
}

function checkPhone(value: string) {
  if (value.replace(/\D/g, '').length >= 7) return undefined;
  return { code: 'incomplete_phone_number', message: 'Your phone number is incomplete.' };
}
