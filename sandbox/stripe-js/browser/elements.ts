import type { StripeError } from '@stripe/stripe-js';
import { Emitter, type Handler } from './emitter';
import { ExpressCheckoutElement } from './express-checkout-element';
import { IntegrationError } from './integration-error';
import { PaymentElement, type PaymentOptions } from './payment-element';
import type { Group, SandboxElement } from './sandbox-element';
import { type Appearance, cssOf, styleSheet } from './styles';

export type ElementsOptions = {
  mode?: string;
  amount?: number;
  currency?: string;
  clientSecret?: string;
  appearance?: Appearance;
  paymentMethodTypes?: unknown;
};

/** One group of elements: `stripe.elements(options)`. */
export class Elements {
  readonly #options: ElementsOptions;
  readonly #elements = new Map<string, SandboxElement>();
  readonly #emitter = new Emitter();
  readonly #sheet = styleSheet();
  #submitted = false;

  constructor(options: ElementsOptions) {
    if (options.paymentMethodTypes !== undefined)
      throw new IntegrationError('paymentMethodTypes is no longer supported by elements().');
    this.#options = { ...options };
    this.#sheet.replaceSync(cssOf(options.appearance ?? {}));
  }

  create(type: string, options: PaymentOptions = {}): SandboxElement {
    if (this.#elements.has(type)) throw new IntegrationError(`Can only create one Element of type ${type}.`);
    const group: Group = {
      stylesheet: this.#sheet,
      load: async () => undefined,
      release: (element) => {
        if (this.#elements.get(element.elementType) === element) this.#elements.delete(element.elementType);
      },
    };
    const element = make(type, group, options);
    this.#elements.set(type, element);
    return element;
  }

  getElement(type: string): SandboxElement | null {
    return this.#elements.get(type) ?? null;
  }

  update(options: ElementsOptions): void {
    Object.assign(this.#options, options);
    if (options.appearance) this.#sheet.replaceSync(cssOf(options.appearance));
    this.#submitted = false;
    setTimeout(() => this.#emitter.emit('update-end', {}), 0);
  }

  async fetchUpdates(): Promise<{ error?: StripeError }> {
    return {};
  }

  async submit(): Promise<{ error?: StripeError; selectedPaymentMethod?: string }> {
    for (const element of this.#elements.values()) {
      const error = element.submit();
      if (error) return { error };
    }
    this.#submitted = true;
    return { selectedPaymentMethod: 'card' };
  }

  on(name: string, handler: Handler): this {
    this.#emitter.on(name, handler);
    return this;
  }

  off(name: string, handler?: Handler): this {
    this.#emitter.off(name, handler);
    return this;
  }

  /** The card form's data. Throws where the page forgot `submit()` in deferred mode. */
  methodData() {
    const payment = this.#elements.get('payment');
    if (!(payment instanceof PaymentElement))
      throw new IntegrationError('There is no Payment Element to take the payment details from.');
    if (this.#options.mode !== undefined && !this.#submitted) {
      throw new IntegrationError('elements.submit() must be called before stripe.confirmPayment().');
    }
    return payment.methodData();
  }
}

function make(type: string, group: Group, options: PaymentOptions): SandboxElement {
  switch (type) {
    case 'payment':
      return new PaymentElement(group, options);
    case 'expressCheckout':
      return new ExpressCheckoutElement(group);
    default:
      throw new IntegrationError(`The sandbox has no ${type} Element.`);
  }
}
