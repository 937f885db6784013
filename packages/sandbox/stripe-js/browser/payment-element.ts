import type { StripePaymentElementChangeEvent, StripePaymentElementOptions } from '@stripe/stripe-js';
import { CardForm } from './card-form';
import { h } from './dom';
import type { ParamRecord } from './form-encoding';
import { leftOutFields } from './left-out-fields';
import { MethodTabs, type MethodType } from './method-tabs';
import { Panel } from './panel';
import { type Group, SandboxElement } from './sandbox-element';

const AFTER: Record<Exclude<MethodType, 'card'>, string> = {
  klarna: 'You go on to Klarna to finish paying, and come back here after that.',
  multibanco: 'You get a reference, and pay it at a cash machine or in your online bank.',
  oxxo: 'You get a voucher, and pay it at an OXXO shop.',
  konbini: 'You get a code, and pay it at a convenience store.',
  sepa_debit: 'The test account AT61 1904 3002 3457 3201 is debited. The bank takes days.',
};
const IBAN = 'AT611904300234573201';
const HINT = 'Test card: 4242 4242 4242 4242, any later date, any code.';

/** The Payment Element of an account that takes cards and Klarna, as tabs; the card's form stands open at first. */
export class PaymentElement extends SandboxElement {
  protected readonly panel: Panel;
  readonly #form: CardForm;
  #options: StripePaymentElementOptions;
  #billingElsewhere = false;
  readonly #tabs = new MethodTabs(() => this.#choose());
  readonly #hint: HTMLParagraphElement;

  constructor(group: Group, options: StripePaymentElementOptions) {
    super('payment', group);
    this.#options = options;
    this.#form = new CardForm(options.defaultValues?.billingDetails?.address ?? {});
    this.panel = new Panel('Card details', this.#form.rows, this.panelEvents());
    this.#hint = h('p', { class: 'Hint', 'aria-live': 'polite' }, HINT);
    this.panel.root.prepend(this.#tabs.root);
    this.panel.root.append(this.#hint);
    this.#arrange();
    void group.offered().then((types) => this.#tabs.offer(types));
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

  get methodType(): MethodType {
    return this.#tabs.chosen;
  }

  methodData(): ParamRecord {
    const { methodType: type } = this;
    if (type === 'card') return this.#form.methodData();
    return type === 'sepa_debit' ? { type, sepa_debit: { iban: IBAN } } : { type };
  }

  protected value(): Omit<StripePaymentElementChangeEvent, 'elementType'> {
    const { country, postalCode } = this.#form;
    const { methodType: type } = this;
    if (type !== 'card') return { empty: false, complete: true, collapsed: false, value: { type } };
    const address = { country: country ?? null, postalCode: postalCode ?? null };
    const value = country === undefined ? { type: 'card' } : { type: 'card', billingDetails: { address } };
    return { empty: this.panel.empty, complete: this.panel.complete, collapsed: false, value };
  }

  protected override changed(): void {
    this.#form.refresh();
    super.changed();
  }

  #choose(): void {
    const { methodType: type } = this;
    this.#form.away = type !== 'card';
    this.#hint.textContent = type === 'card' ? HINT : AFTER[type];
    this.changed();
  }

  #arrange(): void {
    const leaves = (path: string) => this.#billingElsewhere || this.leftOut.includes(path);
    this.#form.hide({ country: leaves('address.country'), postalCode: leaves('address.postal_code') });
    this.panel.disabled = this.#options.readOnly === true;
  }
}
