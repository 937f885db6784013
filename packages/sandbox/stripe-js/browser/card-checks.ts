import { readExpiry } from './card-expiry';
import { cardNumberState, cvcLengthsOf, digitsOf } from './card-number';
import type { Problem } from './problem';

/** Codes and wording follow the validation errors of Stripe's Payment Element. */
export function checkNumber(text: string): Problem | undefined {
  switch (cardNumberState(text)) {
    case 'valid':
      return undefined;
    case 'invalid':
      return { code: 'invalid_number', message: 'Your card number is invalid.' };
    case 'incomplete':
      return { code: 'incomplete_number', message: 'Your card number is incomplete.' };
  }
}

export function checkExpiry(text: string, now: Date): Problem | undefined {
  switch (readExpiry(text, now).state) {
    case 'valid':
      return undefined;
    case 'incomplete':
      return { code: 'incomplete_expiry', message: "Your card's expiration date is incomplete." };
    case 'year_past':
      return { code: 'invalid_expiry_year_past', message: "Your card's expiration year is in the past." };
    case 'month_past':
      return { code: 'invalid_expiry_month_past', message: "Your card's expiration date is in the past." };
    case 'year_invalid':
      return { code: 'invalid_expiry_year', message: "Your card's expiration year is invalid." };
  }
}

/** `number` decides how long the code must be: four digits on American Express, three elsewhere. */
export function checkCvc(text: string, number: string): Problem | undefined {
  if (cvcLengthsOf(number).includes(digitsOf(text).length)) return undefined;
  return { code: 'incomplete_cvc', message: "Your card's security code is incomplete." };
}
