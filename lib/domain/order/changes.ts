import type { ErrorReason } from '../core/errors';
import { FULFILLMENT, FULFILLMENTS, type FulfillmentStatus, isOneOf, mayBecome, type PaymentStatus } from './states';

/** Staff may ask the provider for as long as nothing was handed to a carrier, customers until production. */
const stoppableBy = (staff: boolean): readonly FulfillmentStatus[] =>
  staff ? mayBecome(FULFILLMENT, 'canceled') : FULFILLMENTS.stoppable;

type CancelView = {
  payment: PaymentStatus;
  canceled: boolean;
  fulfillments: readonly { status: FulfillmentStatus; replacement: number }[];
};

/** Null when it may be canceled, else the reason. */
export function whyNotCancelable(order: CancelView, staff: boolean): ErrorReason | null {
  if (order.canceled) return 'already_canceled';
  if (order.fulfillments.length === 0) return null;
  // What is sent again free of charge only staff call off.
  const open = order.fulfillments.filter(
    ({ status, replacement }) => status !== 'canceled' && (staff || replacement === 0),
  );
  if (open.length === 0) return 'already_canceled';
  if (open.some(({ status }) => isOneOf(status, stoppableBy(staff)))) return null;
  if (staff) return 'nothing_to_stop';
  return open.every(({ status }) => status === 'in_production') ? 'in_production' : 'already_shipped';
}

export type AddressView = {
  canceled: boolean;
  cancelRequested: boolean;
  fulfillments: readonly { status: FulfillmentStatus; handingOver: boolean }[];
};

/**
 * Null while the address may still be changed, else why not. All parts go to one address, so for the shopper the first
 * one decides; staff may send the rest elsewhere and are told which part keeps its address.
 */
export function whyAddressIsFixed(order: AddressView, staff: boolean): ErrorReason | null {
  if (order.canceled) return 'is_canceled';
  if (order.cancelRequested) return 'cancel_under_way';
  if (order.fulfillments.length === 0) return 'address_before_payment';
  const all = order.fulfillments.filter(({ status }) => status !== 'canceled');
  // What came back may go out again, elsewhere; what has arrived needs no address any more.
  const isBack = all.some(({ status }) => status === 'returned');
  const open = isBack ? all.filter(({ status }) => !isOneOf(status, FULFILLMENTS.settled)) : all;
  if (staff && open.some(isRedirectable)) return null;
  if (open.some(({ status }) => !isOneOf(status, FULFILLMENTS.submittable))) {
    return staff ? 'all_being_made' : 'with_print_shop';
  }
  if (open.some(({ handingOver }) => handingOver)) {
    return 'handing_over';
  }
  return null;
}

/** So long staff and shopper have to mend what a provider could not make; then the money goes back. */
export const FAILED_GRACE_MS = 24 * 3_600_000;

/** Whether another size or color can be had: each part for itself, as no other goes with it. */
export function mayChangeItems(order: AddressView): boolean {
  return !order.canceled && !order.cancelRequested && order.fulfillments.some(isRedirectable);
}

/** A part that can still go elsewhere. While its confirm is under way nobody can tell which address will be used. */
export function isRedirectable(part: AddressView['fulfillments'][number]): boolean {
  return part.status === 'failed' || (part.status === 'pending' && !part.handingOver);
}
