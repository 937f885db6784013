import type { OrderTracking } from '@/lib/contracts/orders';

/** The road of something that is printed when it is ordered. */
export const STAGES = [
  {
    status: 'pending',
    label: 'Received',
    text: 'We have your order. The payment and the print files are checked, then it goes to the print shop.',
  },
  {
    status: 'confirmed',
    label: 'Accepted',
    text: 'The print shop has taken your order into its queue. Blank products and your print files are laid ready.',
  },
  {
    status: 'in_production',
    label: 'Printing',
    text: 'Your design is put on the product: printed, stitched or pressed. Then it dries or cools, is looked over and packed. Most of the waiting is here, usually two to five working days.',
  },
  {
    status: 'shipped',
    label: 'On its way',
    text: 'A carrier has the package. The first scan may take a day to show up behind the tracking number.',
  },
  { status: 'delivered', label: 'Arrived', text: 'The carrier says that everything was delivered.' },
] as const;

/** How far along the order is as an index into `STAGES`, or null where it left the road. The slowest part decides. */
export function stageOf(order: Pick<OrderTracking, 'status' | 'fulfillments'>): number | null {
  const index = STAGES.findIndex(({ status }) => status === order.status);
  if (index !== -1) return index;
  if (order.status !== 'on_hold') return null;
  const reached = order.fulfillments
    .map((part) => STAGES.findIndex(({ status }) => status === part.status))
    .filter((place) => place !== -1);
  return reached.length === 0 ? 0 : Math.min(...reached);
}
