import type { StripePaymentElementChangeEvent, StripePaymentElementOptions } from '@stripe/stripe-js';
import { CardForm } from './card-form';
import { h } from './dom';
import type { ParamRecord } from './form-encoding';
import { leftOutFields } from './left-out-fields';
import { Panel } from './panel';
import { type Group, SandboxElement } from './sandbox-element';

const HINT = 'Test card: 4242 4242 4242 4242, any later date, any code.';

/** The Payment Element of an account that takes cards: one method, so its form stands open without tabs. */
export class PaymentElement extends SandboxElement {
  protected readonly panel: Panel;
  readonly #form: CardForm;
  #options: StripePaymentElementOptions;
  #billingElsewhere = false;

  constructor(group: Group, options: StripePaymentElementOptions) {
    super('payment', group);
    this.#options = options;
    this.#form = new CardForm(options.defaultValues?.billingDetails?.address ?? {});
    this.panel = new Panel('Card details', this.#form.rows, this.panelEvents());
    this.panel.root.append(h('p', { class: 'Hint' }, HINT));
    this.#arrange();
  }

  update(options: Partial<StripePaymentElementOptions>): this {
    this.#options = { ...this.#options, ...options };
    this.#arrange();
    this.changed();
    return this;
  }

  /** There is one method: nothing to fold away. */
  collapse(): this {
    return this;
  }

  /** Fields that the page must send itself, as `leftOutFields`. */
  get leftOut(): string[] {
    return leftOutFields(this.#options.fields);
  }

  /** With an Address Element in billing mode beside it, this one does not ask for the address again. */
  set billingElsewhere(elsewhere: boolean) {
    this.#billingElsewhere = elsewhere;
    this.#arrange();
    this.changed();
  }

  methodData(): ParamRecord {
    return this.#form.methodData();
  }

  protected value(): Omit<StripePaymentElementChangeEvent, 'elementType'> {
    const { country, postalCode } = this.#form;
    const address = { country: country ?? null, postalCode: postalCode ?? null };
    const value = country === undefined ? { type: 'card' } : { type: 'card', billingDetails: { address } };
    return { empty: this.panel.empty, complete: this.panel.complete, collapsed: false, value };
  }

  protected override changed(): void {
    this.#form.refresh();
    super.changed();
  }

  #arrange(): void {
    const leaves = (path: string) => this.#billingElsewhere || this.leftOut.includes(path);
    this.#form.hide({ country: leaves('address.country'), postalCode: leaves('address.postal_code') });
    this.panel.disabled = this.#options.readOnly === true;
  }
}
