import type { StripeError } from '@stripe/stripe-js';

/** What is wrong with one field. `incomplete_*` codes wait until the shopper leaves the field, others show at once. */
export type Problem = { code: string; message: string };

export function isIncomplete(problem: Problem): boolean {
  return problem.code.startsWith('incomplete_');
}

/** The shape in which `elements.submit()` and `confirmPayment()` report a field's problem. */
export function validationError(problem: Problem): StripeError {
  return { type: 'validation_error', ...problem };
}
