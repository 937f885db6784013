import type { StripeAddressElementOptions, StripeError } from '@stripe/stripe-js';
import { AddressElement } from './address-element';
import type { Api } from './api';
import { intentIdOf } from './client-secret';
import { assertElementsOptions, type ElementsOptions } from './elements-options';
import { Emitter, type Handler } from './emitter';
import { ExpressCheckoutElement } from './express-checkout-element';
import { IntegrationError } from './integration-error';
import { LinkAuthenticationElement } from './link-authentication-element';
import { PaymentElement } from './payment-element';
import type { Group, SandboxElement } from './sandbox-element';
import { retrieveIntent } from './settle';
import { Look } from './styles';

/** A name, or a React component of @stripe/react-stripe-js, which carries its name. */
type ElementType = string | { __elementType: string };

/** One group of elements: `stripe.elements(options)`. */
export class Elements {
  readonly #api: Api;
  readonly #look = new Look();
  readonly #emitter = new Emitter();
  #options: ElementsOptions;
  #elements: SandboxElement[] = [];
  /** Whether the last `submit()` found nothing wrong. */
  submitted = false;

  constructor(api: Api, options: ElementsOptions) {
    assertElementsOptions(options);
    this.#api = api;
    this.#options = options;
    this.#look.apply(options.appearance ?? {});
  }

  get options(): ElementsOptions {
    return this.#options;
  }

  create(type: string, options: object = {}): SandboxElement {
    if (this.getElement(type, options)) throw new IntegrationError(`Can only create one Element of type ${type}.`);
    const element = this.#make(type, options);
    this.#elements.push(element);
    this.#shareAddress();
    return element;
  }

  getElement(type: ElementType, options: { mode?: string } = {}): SandboxElement | null {
    const name = typeof type === 'string' ? type : type.__elementType;
    const found = this.#elements.find((element) => {
      if (element.elementType !== name) return false;
      return !(element instanceof AddressElement) || options.mode === undefined || element.mode === options.mode;
    });
    return found ?? null;
  }

  /** Merges options into those given before and shows the effect. */
  async update(options: ElementsOptions): Promise<void> {
    const merged = { ...this.#options, ...options };
    assertElementsOptions(merged);
    this.#options = merged;
    if (options.appearance) this.#look.apply(options.appearance);
    await Promise.resolve();
    this.#emitter.emit('update-end', undefined);
  }

  /** Reads the PaymentIntent anew. In deferred mode there is none yet. */
  async fetchUpdates(): Promise<{ error?: StripeError }> {
    const error = await this.#load();
    return error ? { error } : {};
  }

  /** Checks every element, shows what is wrong and brings the shopper to the first problem. */
  async submit(): Promise<{ error?: StripeError; selectedPaymentMethod?: string }> {
    const checked = this.#elements.map((element) => ({ element, error: element.submit() }));
    const failed = checked.find(({ error }) => error !== undefined);
    this.submitted = failed === undefined;
    failed?.element.focusProblem();
    if (failed?.error) return { error: failed.error };
    return this.payment ? { selectedPaymentMethod: this.payment.methodType } : {};
  }

  on(name: string, handler: Handler): this {
    this.#emitter.on(name, handler);
    return this;
  }

  off(name: string, handler?: Handler): this {
    this.#emitter.off(name, handler);
    return this;
  }

  get payment(): PaymentElement | undefined {
    return this.#elements.find((element) => element instanceof PaymentElement);
  }

  get link(): LinkAuthenticationElement | undefined {
    return this.#elements.find((element) => element instanceof LinkAuthenticationElement);
  }

  address(mode: 'shipping' | 'billing'): AddressElement | undefined {
    return this.#elements.filter((element) => element instanceof AddressElement).find((each) => each.mode === mode);
  }

  #make(type: string, options: object): SandboxElement {
    const group: Group = {
      stylesheet: this.#look.sheet,
      load: () => this.#load(),
      offered: () => this.#api.offered(),
      release: (element) => {
        this.#elements = this.#elements.filter((other) => other !== element);
        this.#shareAddress();
      },
    };
    switch (type) {
      case 'payment':
        this.#assertIntended(type);
        return new PaymentElement(group, options);
      case 'address':
        return new AddressElement(group, addressOptions(options));
      case 'linkAuthentication':
        return new LinkAuthenticationElement(group, options);
      case 'expressCheckout':
        this.#assertIntended(type);
        return new ExpressCheckoutElement(group);
      default:
        throw new IntegrationError(`The sandbox’s Stripe.js has no Element of type ${type}.`);
    }
  }

  #assertIntended(type: string): void {
    if (this.#options.mode !== undefined || this.#options.clientSecret !== undefined) return;
    throw new IntegrationError(`To create the ${type} Element, give elements() a mode or a clientSecret.`);
  }

  #shareAddress(): void {
    if (this.payment) this.payment.billingElsewhere = this.address('billing') !== undefined;
  }

  async #load(): Promise<StripeError | undefined> {
    const { clientSecret } = this.#options;
    if (clientSecret === undefined) return undefined;
    return (await retrieveIntent(this.#api, intentIdOf(clientSecret), clientSecret)).error;
  }
}

function addressOptions(options: object): StripeAddressElementOptions {
  const mode = 'mode' in options ? options.mode : undefined;
  if (mode === 'shipping' || mode === 'billing') return { ...options, mode };
  throw new IntegrationError('The address Element needs options.mode: shipping or billing.');
}
