import type { OrderTracking } from '@/lib/contracts/orders';
import { FULFILLMENTS } from '@/lib/domain/order/states';

export const STAGES = FULFILLMENTS.road;

/** How far along the order is as an index into `STAGES`, or null where it left the road. The slowest part decides. */
export function stageOf(order: Pick<OrderTracking, 'status' | 'fulfillments'>): number | null {
  const index = STAGES.findIndex((status) => status === order.status);
  if (index !== -1) return index;
  if (order.status !== 'on_hold') return null;
  const reached = order.fulfillments
    .map((part) => STAGES.findIndex((status) => status === part.status))
    .filter((place) => place !== -1);
  return reached.length === 0 ? 0 : Math.min(...reached);
}
