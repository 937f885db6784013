/** Stripe.js throws this when the page, not the shopper, has made a mistake. */
export class IntegrationError extends Error {
  override readonly name = 'IntegrationError';
}
