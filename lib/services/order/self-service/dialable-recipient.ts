import type { CountryCode } from 'libphonenumber-js';
import { parsePhoneNumberFromString } from 'libphonenumber-js';
import type { Recipient } from '@/lib/domain/address/recipient';
import { AppError } from '@/lib/domain/core/errors';

/**
 * The same recipient with a phone number the carrier can call from anywhere (`030 123456` in DE → `+4930123456`).
 * A possible length is enough: which ranges are in use changes faster than any list of them. Throws AppError
 * invalid_input. Server only, since the plans of all countries are more than a page should load.
 */
export function dialableRecipient(recipient: Recipient): Recipient {
  if (recipient.phone === undefined) return recipient;
  const parsed = parsePhoneNumberFromString(recipient.phone, recipient.country as CountryCode);
  if (!parsed?.isPossible()) {
    const message = 'Enter a phone number that can be called, with its country code if it is from abroad.';
    throw new AppError('invalid_input', message, { reason: 'phone_unknown', fields: { 'recipient.phone': message } });
  }
  return { ...recipient, phone: parsed.number };
}
