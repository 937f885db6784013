import type { OrderTracking } from '@/lib/contracts/orders';

/** What the forms need of an order. */
export type SelfServiceSubject = {
  orderId: string;
  recipient: OrderTracking['recipient'];
  items: { id: string; label: string }[];
};
export type SelfServiceFormProps = { subject: SelfServiceSubject; onDone: () => void; onClose: () => void };
