import { toAnswer } from '@/lib/contracts/facts';
import { orderTrackingAnswer } from '@/lib/contracts/orders';
import { AppError } from '@/lib/domain/core/errors';
import { ORDER_NUMBER } from '@/lib/domain/order/order-number';
import { pageContext } from '@/lib/http/page-context';
import { trackOrder } from '@/lib/services/order/reading/order-view';

/** Null for a stranger and for an order that does not exist alike. */
export async function readableOrder(orderNumber: string) {
  if (!ORDER_NUMBER.test(orderNumber)) return null;
  try {
    return toAnswer(orderTrackingAnswer, await trackOrder(await pageContext(orderNumber), { orderNumber }));
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') return null;
    throw error;
  }
}
