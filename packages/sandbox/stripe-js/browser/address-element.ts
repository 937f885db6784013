import type { StripeAddressElementChangeEvent, StripeAddressElementOptions } from '@stripe/stripe-js';
import { AddressForm } from './address-form';
import { countryChoices } from './countries';
import { Panel } from './panel';
import { type Group, SandboxElement } from './sandbox-element';

type Value = StripeAddressElementChangeEvent['value'];

/** The Address Element in shipping or billing mode. Autocompletion of addresses is not simulated. */
export class AddressElement extends SandboxElement {
  protected readonly panel: Panel;
  readonly mode: StripeAddressElementOptions['mode'];
  readonly #form: AddressForm;
  #options: StripeAddressElementOptions;

  constructor(group: Group, options: StripeAddressElementOptions) {
    super('address', group);
    this.#options = options;
    this.mode = options.mode;
    this.#form = new AddressForm(options, () => this.#phone !== 'never' && this.#phoneNeed === 'always');
    const label = this.mode === 'shipping' ? 'Shipping address' : 'Billing address';
    this.panel = new Panel(label, this.#form.rows, this.panelEvents());
    this.#fillIn();
    this.#arrange();
  }

  update(options: Partial<StripeAddressElementOptions>): this {
    this.#options = { ...this.#options, ...options };
    if (options.allowedCountries !== undefined) {
      this.#form.country.setChoices(countryChoices(options.allowedCountries));
    }
    this.#arrange();
    this.changed();
    return this;
  }

  /** Shows what is wrong, as Stripe does, and gives the address as it stands. */
  async getValue(): Promise<{ complete: boolean; isNewAddress: boolean; value: Value }> {
    const complete = this.submit() === undefined;
    return { complete, isNewAddress: true, value: this.address };
  }

  get address(): Value {
    const { name, firstName, lastName, line1, line2, city, state, postalCode, country, phone } = this.#form;
    const text = (field: { hidden: boolean; value: string }) => (field.hidden ? '' : field.value.trim());
    const split = { firstName: text(firstName), lastName: text(lastName) };
    return {
      ...(name.hidden ? { name: `${split.firstName} ${split.lastName}`.trim(), ...split } : { name: text(name) }),
      address: {
        line1: text(line1),
        line2: text(line2) || null,
        city: text(city),
        state: text(state),
        postal_code: text(postalCode),
        country: country.value,
      },
      ...(phone.hidden ? {} : { phone: text(phone) }),
    };
  }

  protected value(): Omit<StripeAddressElementChangeEvent, 'elementType'> {
    const { empty, complete } = this.panel;
    return { elementMode: this.mode, empty, complete, isNewAddress: true, value: this.address };
  }

  protected override changed(): void {
    this.#form.refresh();
    super.changed();
  }

  get #phone() {
    return this.#options.fields?.phone ?? 'auto';
  }

  get #phoneNeed() {
    return this.#options.validation?.phone?.required ?? 'auto';
  }

  #arrange(): void {
    const split = this.#options.display?.name === 'split';
    this.#form.name.hidden = split;
    this.#form.name.label = this.#options.display?.name === 'organization' ? 'Organization' : 'Full name';
    this.#form.firstName.hidden = !split;
    this.#form.lastName.hidden = !split;
    this.#form.phone.hidden = this.#phone !== 'always';
    this.#form.phone.label = this.#phoneNeed === 'always' ? 'Phone number' : 'Phone number (optional)';
    this.#form.refresh();
  }

  #fillIn(): void {
    const { name, firstName, lastName, phone, address } = this.#options.defaultValues ?? {};
    const form = this.#form;
    const allowed = this.#options.allowedCountries ?? [];
    form.country.value =
      address?.country ?? (allowed.length === 0 || allowed.includes('US') ? 'US' : (allowed[0] ?? 'US'));
    form.refresh();
    form.name.value = name ?? `${firstName ?? ''} ${lastName ?? ''}`.trim();
    form.firstName.value = firstName ?? '';
    form.lastName.value = lastName ?? '';
    form.line1.value = address?.line1 ?? '';
    form.line2.value = address?.line2 ?? '';
    form.city.value = address?.city ?? '';
    form.state.value = address?.state ?? '';
    form.postalCode.value = address?.postal_code ?? '';
    form.phone.value = phone ?? '';
  }
}
