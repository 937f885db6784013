import { type Actor, hasRole, isStaff } from './actor';
import type { FulfillmentStatus } from './fulfillment-status';
import type { PaymentStatus } from './order-status';

/** Which fulfillments a customer may still stop: until production, and what could not be produced. */
const CUSTOMER_MAY_STOP: readonly FulfillmentStatus[] = ['pending', 'confirmed', 'failed'];
/** Staff may ask the provider for as long as nothing was handed to a carrier. */
const STAFF_MAY_STOP: readonly FulfillmentStatus[] = ['pending', 'confirmed', 'in_production', 'failed'];

type CancelView = {
  payment: PaymentStatus;
  canceled: boolean;
  fulfillments: readonly { status: FulfillmentStatus }[];
};

/** Null when it may be canceled, else the reason in plain words. */
export function whyNotCancelable(order: CancelView, staff: boolean): string | null {
  if (order.canceled) return 'This order is already canceled.';
  if (order.fulfillments.length === 0) return null;
  const allowed = staff ? STAFF_MAY_STOP : CUSTOMER_MAY_STOP;
  const open = order.fulfillments.filter(({ status }) => status !== 'canceled');
  if (open.length === 0) return 'This order is already canceled.';
  if (open.some(({ status }) => allowed.includes(status))) return null;
  return open.every(({ status }) => status === 'in_production')
    ? 'Your items are already being printed, so the order can no longer be canceled.'
    : 'Your order has already shipped, so it can no longer be canceled.';
}

type AddressView = {
  canceled: boolean;
  cancelRequested: boolean;
  fulfillments: readonly { status: FulfillmentStatus; handingOver: boolean }[];
};

/** Null while the address may still be changed, else why not. All parts go to one address, so the first one decides. */
export function whyAddressIsFixed(order: AddressView): string | null {
  if (order.canceled) return 'This order is canceled.';
  if (order.cancelRequested) return 'A cancellation is already under way.';
  const open = order.fulfillments.filter(({ status }) => status !== 'canceled');
  if (open.some(({ status }) => status !== 'pending' && status !== 'failed')) {
    return 'The print shop has your order, so its address can no longer be changed here.';
  }
  if (open.some(({ handingOver }) => handingOver)) {
    return 'Your order is being handed to the print shop right now. Please try again in a minute.';
  }
  return null;
}

/** Who may read an order: its owner, the holder of its token, staff. Everyone else is told that there is none. */
export function mayReadOrder(actor: Actor, order: { id: string; userId: string | null }): boolean {
  if (isStaff(actor)) return true;
  if (actor.kind === 'order_token') return actor.orderId === order.id;
  return actor.kind === 'user' && order.userId === actor.userId;
}

/** Only a link that was not mailed around, the owner and staff see names and streets. */
export function maySeeAddress(actor: Actor): boolean {
  return actor.kind !== 'order_token' || actor.strength === 'strong';
}

export function mayOperate(actor: Actor): boolean {
  return hasRole(actor, 'support');
}
