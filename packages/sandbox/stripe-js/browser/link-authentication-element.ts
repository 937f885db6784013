import type {
  StripeLinkAuthenticationElementChangeEvent,
  StripeLinkAuthenticationElementOptions,
} from '@stripe/stripe-js';
import { Field } from './field';
import { Panel } from './panel';
import { type Group, SandboxElement } from './sandbox-element';

/** The e-mail field. Link itself is not simulated, as for a shopper who has no Link account. */
export class LinkAuthenticationElement extends SandboxElement {
  protected readonly panel: Panel;
  readonly #email = new Field({
    name: 'email',
    label: 'Email',
    autocomplete: 'email',
    inputMode: 'email',
    placeholder: 'you@example.com',
    check: (text) =>
      /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text.trim())
        ? undefined
        : { code: 'incomplete_email', message: 'Your email is incomplete.' },
  });

  constructor(group: Group, options: StripeLinkAuthenticationElementOptions) {
    super('linkAuthentication', group);
    this.#email.value = options.defaultValues?.email ?? '';
    this.panel = new Panel('Contact', [[this.#email]], this.panelEvents());
  }

  /** Its only option is a default, which counts at the start. */
  update(): this {
    return this;
  }

  get email(): string {
    return this.#email.value.trim();
  }

  protected value(): Omit<StripeLinkAuthenticationElementChangeEvent, 'elementType'> {
    return { empty: this.panel.empty, complete: this.panel.complete, value: { email: this.email } };
  }
}
