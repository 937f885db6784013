import { type Group, SandboxElement } from './sandbox-element';

/** Wallets are not simulated: the element is ready and has nothing to offer, as in a browser without a wallet. */
export class ExpressCheckoutElement extends SandboxElement {
  protected readonly panel = undefined;

  constructor(group: Group) {
    super('expressCheckout', group);
  }

  update(): this {
    return this;
  }

  protected value(): Record<string, unknown> {
    return { empty: true };
  }

  protected override readyPayload(): Record<string, unknown> {
    return { availablePaymentMethods: undefined };
  }
}
