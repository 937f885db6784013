import { type DeliveryNeeds, needFaults } from '@/lib/domain/address/delivery-needs';
import type { Recipient } from '@/lib/domain/address/recipient';
import { AppError, type ErrorReason } from '@/lib/domain/core/errors';

const REASONS = {
  phone: 'phone_needed',
  taxNumber: 'tax_number_needed',
  latin: 'latin_only',
  poBox: 'no_po_box',
} as const satisfies Record<string, ErrorReason>;

/** Throws AppError invalid_input with every field that the carrier would refuse. */
export function refuseUndeliverable(recipient: Recipient, needs: DeliveryNeeds): void {
  const faults = needFaults(recipient, needs);
  const [first] = faults;
  if (!first) return;
  throw new AppError('invalid_input', first.message, {
    reason: REASONS[first.fault],
    fields: Object.fromEntries(faults.map(({ field, message }) => [`recipient.${field}`, message])),
  });
}
