import { hostSandbox, type Sandbox, type SandboxOptions } from './host';
import { createPrintful } from './printful/service';
import { createPrintify } from './printify/service';
import { createStripe } from './stripe/service';
import { createStripeJs } from './stripe-js/service';

/** The whole sandbox: Stripe, Printful, Printify, a mailbox, pictures and /control. */
export function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  return hostSandbox(options, (world) => ({
    stripe: createStripe(world),
    stripeJs: createStripeJs(world),
    printful: createPrintful(world),
    printify: createPrintify(world),
  }));
}
